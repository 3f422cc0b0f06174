import { type Directory, recordAbsence } from '@tovholder/api-client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../../api';
import { Alert, Button, type ErrorEntry, ErrorSummary, Select } from '../../../design';
import { formatDate } from '../../../language/format';
import { colleaguesOf } from '../words';
import type { Days, StepLeft } from './absence-words';

/** What the deputy will act on, and who it is to be. Nothing has been recorded before this is confirmed. */
export function DeputyChoice({
  days,
  name,
  steps,
  units,
  onBack,
  onDone,
}: {
  days: Days;
  name: string;
  steps: readonly StepLeft[];
  units: Directory['units'];
  onBack: () => void;
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [deputy, setDeputy] = useState('');
  const [attempt, setAttempt] = useState(0);
  const command = useCommand(
    (body: Days & { deputy: string }, headers) => call(recordAbsence({ body, headers: { ...headers } })),
    {
      onDone,
    },
  );
  const period = useRef<HTMLParagraphElement>(null);
  useEffect(() => period.current?.focus(), []);
  const colleagues = colleaguesOf(units, days.user);
  const refused = command.error?.errors.find(({ pointer }) => pointer === '/deputy')?.message;
  const missing = attempt > 0 && deputy === '' ? t('overview.absences.error.deputy') : undefined;
  const errors: ErrorEntry[] = [missing ?? refused].flatMap((message) =>
    message ? [{ field: 'absence-deputy', message }] : [],
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        if (deputy !== '') command.mutate({ ...days, deputy });
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      {refused ? null : <ProblemAlert problem={command.error} />}
      <p ref={period} tabIndex={-1}>
        {t('overview.absences.period', { name, from: formatDate(days.from), to: formatDate(days.to) })}
      </p>
      {steps.length === 0 ? (
        <p>{t('overview.absences.noSteps')}</p>
      ) : (
        <>
          <p>{t('overview.absences.steps', { count: steps.length })}</p>
          <ul className="tov-overview-left">
            {steps.map(({ title, caseNumber }, index) => (
              <li key={index}>{caseNumber === null ? title : `${title} · ${caseNumber}`}</li>
            ))}
          </ul>
        </>
      )}
      {colleagues.length === 0 ? (
        <Alert kind="info" title={t('overview.absences.nobody')} />
      ) : (
        <Select
          id="absence-deputy"
          label={t('overview.absences.deputy')}
          hint={t('overview.absences.deputyHint')}
          placeholder={t('overview.reassign.choose')}
          value={deputy}
          error={missing ?? refused}
          choices={colleagues.map((one) => ({ value: one.id, title: one.name }))}
          onChange={({ target }) => setDeputy(target.value)}
        />
      )}
      <div className="tov-buttons tov-overview-actions">
        {colleagues.length === 0 ? null : (
          <Button kind="primary" type="submit" busy={command.isPending} busyText={t('overview.absences.busy')}>
            {t('overview.absences.confirm')}
          </Button>
        )}
        <Button onClick={onBack}>{t('overview.absences.back')}</Button>
      </div>
    </form>
  );
}
