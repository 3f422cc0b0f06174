import type { Case } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../api';
import { Button } from '../../../design';
import { useCaseRoom } from '../case-room';
import { ChangedNotice } from '../concurrency/changed-notice';
import { type CaseCommandHeaders, useCaseCommand } from '../concurrency/use-case-command';

/** An action that asks nothing and can be undone: one press. What went wrong stands below the button. */
export function QuickAction({
  label,
  name,
  send,
  told,
}: {
  label: string;
  /** What the button acts on, for those who hear it out of its place. */
  name: string;
  send: (headers: CaseCommandHeaders) => Promise<Case>;
  told: string;
}): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const [opened, setOpened] = useState(kase);
  const { carryOut, busy, problem, refused, stale } = useCaseCommand<null>((_, headers) => send(headers), {
    told: () => told,
  });
  return (
    <>
      <Button
        busy={busy}
        busyText={t('case.sending')}
        onClick={() => {
          setOpened(kase);
          carryOut(null);
        }}
      >
        {label}
        <span className="sr-only"> ({name})</span>
      </Button>
      {problem ? (
        <div className="tov-case-wide">
          {stale ? (
            <ChangedNotice before={opened} now={kase} still refused={refused} />
          ) : (
            <ProblemAlert problem={problem} />
          )}
        </div>
      ) : null}
    </>
  );
}
