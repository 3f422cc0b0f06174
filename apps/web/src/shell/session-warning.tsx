import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert, signInAgain } from '../api';
import { announce, Button, Dialog } from '../design';
import { formatTime } from '../language/format';
import { prolongSession, roughly, sessionQuery, sessionState, signInAddress, signOut } from '../session';

const second = 1_000;
/** Seconds that are said aloud too: each of them would be one too many to work by. */
const spoken: readonly number[] = [60, 20];

/** Says in good time that the session is about to end, and prolongs it for whoever is there. */
export function SessionWarning(): ReactNode {
  const { data: heard, refetch } = useQuery(sessionQuery);
  const [now, setNow] = useState(Date.now);
  const [putOff, setPutOff] = useState('');
  // What the server said decides whether to warn; how much is left goes on from there.
  const state = heard && sessionState(heard, heard.heardAt);
  const left = heard && sessionState(heard, Math.max(now, heard.heardAt));
  const tick = state === undefined || state.is === 'going' ? 10 * second : second;
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick);
    return () => clearInterval(timer);
  }, [tick]);
  useEffect(() => signInAgain.subscribe(() => void (signInAgain.needed || refetch())), [refetch]);
  if (state?.is === 'idle' && left?.is === 'idle')
    return <IdleWarning leftMs={left.leftMs} onStayed={() => void refetch()} />;
  if (state?.is !== 'closing' || left?.is !== 'closing' || putOff === state.endsAt) return null;
  return <ClosingWarning endsAt={state.endsAt} onClose={() => setPutOff(state.endsAt)} />;
}

function IdleWarning({ leftMs, onStayed }: { leftMs: number; onStayed: () => void }): ReactNode {
  const { t } = useTranslation();
  const buttons = useFirstButton();
  const stay = useMutation({
    mutationFn: prolongSession,
    onSuccess: () => {
      announce(t('shell.session.stayed'));
      onStayed();
    },
  });
  const { unit, count } = roughly(leftMs);
  const said = t(unit === 'minutes' ? 'shell.session.endsInMinutes' : 'shell.session.endsInSeconds', { count });
  return (
    // Whoever closes it is there.
    <Dialog title={said} onClose={() => stay.mutate()}>
      <p>{t('shell.session.because')}</p>
      <p className="sr-only" role="status">
        {unit === 'minutes' || spoken.includes(count) ? said : ''}
      </p>
      <ProblemAlert problem={stay.error} />
      <div ref={buttons} className="tov-buttons">
        <Button
          kind="primary"
          busy={stay.isPending}
          busyText={t('shell.session.staying')}
          onClick={() => stay.mutate()}
        >
          {t('shell.session.stay')}
        </Button>
        <Button onClick={() => void signOut()}>{t('shell.session.signOut')}</Button>
      </div>
    </Dialog>
  );
}

function ClosingWarning({ endsAt, onClose }: { endsAt: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const buttons = useFirstButton();
  return (
    <Dialog title={t('shell.session.endsAt', { at: formatTime(endsAt) })} onClose={onClose}>
      <p>{t('shell.session.anyway')}</p>
      <p>
        <a href={signInAddress('/')} target="_blank" rel="noreferrer" onClick={onClose}>
          {t('shell.session.signInAgain')}
        </a>
      </p>
      <div ref={buttons} className="tov-buttons">
        <Button onClick={onClose}>{t('shell.session.later')}</Button>
      </div>
    </Dialog>
  );
}

/** Has the first of a dialog's own buttons take the focus, once the dialog holds it. */
function useFirstButton() {
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => buttons.current?.querySelector('button')?.focus(), []);
  return buttons;
}
