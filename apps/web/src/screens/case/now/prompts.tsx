import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, Button } from '../../../design';
import { useCaseRoom } from '../case-room';

/** What the reader is asked to consider; it stays their decision. */
export function Prompts(): ReactNode {
  const { t } = useTranslation();
  const {
    kase: { prompts, actions },
    begin,
  } = useCaseRoom();
  return prompts.map(({ id, text, action }) => (
    <Alert key={id} kind="warning" title={t('case.prompt')}>
      <p>{text}</p>
      {action !== null && actions.includes(action) ? (
        <Button onClick={() => begin({ action })}>{t(`case.action.${action}`)}</Button>
      ) : null}
    </Alert>
  ));
}
