import { useQuery } from '@tanstack/react-query';
import { cancelMeeting, closeMeeting, inviteToMeeting, type Meeting, rescheduleMeeting } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../api';
import { Button, Dialog, type ErrorEntry, ErrorSummary, TextArea, TextInput, Waiting } from '../../design';
import { PeopleChoice } from './people-choice';
import { meetingsQuery } from './queries';
import { type MeetingHeaders, useMeetingCommand } from './use-meeting-command';
import { missingIn, WhenFields } from './when-fields';

export type MeetingDialogKind = 'reschedule' | 'invite' | 'cancel' | 'close';

interface Draft {
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly reason: string;
  readonly members: readonly string[];
}

/** Another date, more participants, or the end of the meeting. */
export function MeetingDialog({
  kind,
  meeting,
  onClose,
}: {
  kind: MeetingDialogKind;
  meeting: Meeting;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { date, time, place } = meeting;
  const [draft, setDraft] = useState<Draft>({ date, time, place, reason: '', members: [] });
  const [attempt, setAttempt] = useState(0);
  const command = useMeetingCommand<Draft>(meeting, {
    send: (given, headers) => call(sent(kind, { id: meeting.id, given, headers: { ...headers } })),
    told: t(`meetings.dialog.${kind}.done`),
    onDone: onClose,
  });
  const found: ErrorEntry[] = [
    ...(kind === 'reschedule' ? missingIn(draft, t) : []),
    ...((kind === 'reschedule' || kind === 'cancel') && draft.reason.trim() === ''
      ? [{ field: 'meeting-reason', message: t('meetings.missing.reason') }]
      : []),
  ];
  const errors = attempt > 0 ? found : [];
  return (
    <Dialog title={t(`meetings.dialog.${kind}.title`)} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAttempt(attempt + 1);
          if (found.length === 0) command.mutate(draft);
        }}
      >
        <p>{t(`meetings.dialog.${kind}.text`)}</p>
        <ErrorSummary errors={errors} attempt={attempt} />
        <ProblemAlert problem={command.error} />
        {kind === 'reschedule' ? (
          <>
            <WhenFields when={draft} errors={errors} onChange={(when) => setDraft({ ...draft, ...when })} />
            <TextInput
              id="meeting-place"
              label={t('meetings.place')}
              maxLength={500}
              value={draft.place}
              onChange={({ target }) => setDraft({ ...draft, place: target.value })}
            />
          </>
        ) : null}
        {kind === 'reschedule' || kind === 'cancel' ? (
          <TextArea
            id="meeting-reason"
            label={t('meetings.reason')}
            value={draft.reason}
            error={errors.find(({ field }) => field === 'meeting-reason')?.message}
            onChange={({ target }) => setDraft({ ...draft, reason: target.value })}
          />
        ) : null}
        {kind === 'invite' ? (
          <Invitable meeting={meeting} chosen={draft.members} onChange={(members) => setDraft({ ...draft, members })} />
        ) : null}
        <div className="tov-buttons">
          <Button
            kind="primary"
            type="submit"
            busy={command.isPending}
            busyText={t('meetings.sending')}
            disabled={kind === 'invite' && draft.members.length === 0}
          >
            {t(`meetings.dialog.${kind}.submit`)}
          </Button>
          <Button onClick={onClose}>{t('meetings.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function sent(
  kind: MeetingDialogKind,
  { id, given, headers }: { readonly id: string; readonly given: Draft; readonly headers: MeetingHeaders },
) {
  const path = { id };
  const { date, time, place, reason, members } = given;
  switch (kind) {
    case 'reschedule':
      return rescheduleMeeting({ path, body: { date, time, place, reason }, headers: { ...headers } });
    case 'invite':
      return inviteToMeeting({ path, body: { members: [...members] }, headers: { ...headers } });
    case 'cancel':
      return cancelMeeting({ path, body: { reason }, headers: { ...headers } });
    case 'close':
      return closeMeeting({ path, body: {}, headers: { ...headers } });
  }
}

function Invitable({
  meeting,
  chosen,
  onChange,
}: {
  meeting: Meeting;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { data, isPending } = useQuery(meetingsQuery);
  const invited = new Set(meeting.members.map(({ user }) => user.id));
  const group = data?.units.find(({ id }) => id === meeting.unit.id);
  const others = group?.people.filter(({ id }) => !invited.has(id)) ?? [];
  if (isPending) return <Waiting what={t('meetings.waiting')} rows={4} />;
  return <PeopleChoice people={others} chosen={chosen} onChange={onChange} />;
}
