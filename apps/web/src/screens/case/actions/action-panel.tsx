import type { Case } from '@tovholder/api-client';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type FieldValues, FormProvider } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../api';
import { Button, Dialog, ErrorSummary } from '../../../design';
import type { ContractForm } from '../../../forms';
import { useCaseRoom } from '../case-room';
import { ChangedNotice } from '../concurrency/changed-notice';
import { type CaseCommandHeaders, useCaseCommand } from '../concurrency/use-case-command';

/** A question before what cannot be undone. */
interface Question {
  readonly title: string;
  readonly text: ReactNode;
}

/** What is sent, and the form that it came from. */
interface Filled<Values, Body> {
  readonly body: Body;
  readonly values: Values;
}

/**
 * The frame of every action: a form in the page that keeps what is typed whatever happens to the case meanwhile, asks
 * before what cannot be undone, sends with the version that the reader sees, and says what came of it.
 */
export function ActionPanel<Values extends FieldValues, Body>({
  title,
  intro,
  form,
  still,
  send,
  told,
  submit,
  confirm,
  children,
}: {
  title: string;
  intro?: ReactNode;
  form: ContractForm<Values, Body>;
  /** Whether the case still offers this action. */
  still: boolean;
  send: (body: Body, headers: CaseCommandHeaders) => Promise<Case>;
  /** What was done, in one sentence. */
  told: (values: Values) => string;
  submit: string;
  confirm?: (values: Values) => Question;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { kase, stop } = useCaseRoom();
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  const [opened] = useState(kase);
  const [asking, setAsking] = useState<Filled<Values, Body> | null>(null);
  const { carryOut, busy, problem, refused, stale } = useCaseCommand<Filled<Values, Body>>(
    ({ body }, headers) => send(body, headers),
    { told: ({ values }) => told(values), onRefused: ({ errors }) => form.show(errors) },
  );
  useEffect(() => heading.current?.focus(), []);

  const changed = opened.version !== kase.version;
  return (
    <FormProvider {...form.methods}>
      <form
        className="tov-case-panel"
        aria-labelledby={headingId}
        noValidate
        onSubmit={form.submit((body, values) => (confirm ? setAsking({ body, values }) : carryOut({ body, values })))}
      >
        <h4 id={headingId} ref={heading} tabIndex={-1}>
          {title}
        </h4>
        {intro}
        <ChangedNotice before={opened} now={kase} still={still} refused={refused} />
        {problem && !(stale && changed) && problem.errors.length === 0 ? <ProblemAlert problem={problem} /> : null}
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {children}
        <div className="tov-buttons">
          <Button type="submit" kind="primary" busy={busy} busyText={t('case.sending')} disabled={!still}>
            {changed ? t('case.sendAgain', { submit }) : submit}
          </Button>
          <Button kind="tertiary" onClick={stop}>
            {t('case.cancel')}
          </Button>
        </div>
        {asking && confirm ? (
          <Confirmation
            question={confirm(asking.values)}
            submit={submit}
            onYes={() => {
              setAsking(null);
              carryOut(asking);
            }}
            onNo={() => setAsking(null)}
          />
        ) : null}
      </form>
    </FormProvider>
  );
}

function Confirmation({
  question: { title, text },
  submit,
  onYes,
  onNo,
}: {
  question: Question;
  submit: string;
  onYes: () => void;
  onNo: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      onClose={onNo}
      footer={
        <>
          <Button kind="primary" onClick={onYes}>
            {submit}
          </Button>
          <Button onClick={onNo}>{t('case.goBack')}</Button>
        </>
      }
    >
      {text}
    </Dialog>
  );
}
