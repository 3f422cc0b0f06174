import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, Page, SummaryList } from '../../design';
import { formatDate } from '../../language/format';
import { type Statement, statementQuery } from './statement';

const parts = {
  met: [
    'keyboard',
    'screenReader',
    'contrast',
    'colour',
    'system',
    'zoom',
    'spacing',
    'narrow',
    'motion',
    'errors',
    'pictures',
    'paper',
    'language',
  ],
  tested: ['automatic', 'opened', 'keyboardPaths', 'widths', 'text', 'self'],
  shortcomings: ['users', 'readers', 'browsers', 'freeText', 'names', 'bigPicture', 'pdf', 'login', 'docs'],
} as const;

/** The accessibility statement that a public body's website must have. */
export function AccessibilityScreen(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(statementQuery);
  return (
    <Page title={t('accessibility.title')} lead={<p>{t('accessibility.lead')}</p>}>
      <p>{data?.authority ? t('accessibility.authority', { name: data.authority }) : t('accessibility.nobody')}</p>
      <h2>{t('accessibility.status.title')}</h2>
      <p>{t('accessibility.status.text')}</p>
      <List part="met" />
      <h2>{t('accessibility.shortcomings.title')}</h2>
      <p>{t('accessibility.shortcomings.text')}</p>
      <List part="shortcomings" plain />
      <h2>{t('accessibility.tested.title')}</h2>
      <p>{t('accessibility.tested.text')}</p>
      <List part="tested" plain />
      <p>
        {data?.reviewedOn
          ? t('accessibility.reviewed', { date: formatDate(data.reviewedOn) })
          : t('accessibility.notReviewed')}
      </p>
      <h2>{t('accessibility.contact.title')}</h2>
      <p>{t('accessibility.contact.text')}</p>
      {data ? <Contact contact={data.contact} /> : null}
      <h2>{t('accessibility.enforcement.title')}</h2>
      <p>{t('accessibility.enforcement.text')}</p>
      {data ? <Enforcement enforcement={data.enforcement} /> : null}
    </Page>
  );
}

function List({ part, plain = false }: { part: keyof typeof parts; plain?: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {plain ? null : <h3>{t(`accessibility.${part}.title`)}</h3>}
      <ul>
        {parts[part].map((point) => (
          <li key={point}>{t(`accessibility.${part}.${point}`)}</li>
        ))}
      </ul>
    </>
  );
}

function Contact({ contact }: Pick<Statement, 'contact'>): ReactNode {
  const { t } = useTranslation();
  const { email, phone, page } = contact;
  if (email === null && phone === null && page === null) return <ToBeFilledIn />;
  return (
    <SummaryList
      items={[
        [t('accessibility.contact.email'), email && <a href={`mailto:${email}`}>{email}</a>],
        [t('accessibility.contact.phone'), phone],
        [t('accessibility.contact.page'), page && <a href={page}>{page}</a>],
      ]}
    />
  );
}

function Enforcement({ enforcement: { name, page } }: Pick<Statement, 'enforcement'>): ReactNode {
  if (name === null) return <ToBeFilledIn />;
  return <p>{page === null ? name : <a href={page}>{name}</a>}</p>;
}

/** Nobody's address is made up: who runs the product says where to turn. */
function ToBeFilledIn(): ReactNode {
  const { t } = useTranslation();
  return (
    <Alert kind="warning" title={t('accessibility.toBeFilledIn.title')}>
      <p>{t('accessibility.toBeFilledIn.text')}</p>
    </Alert>
  );
}
