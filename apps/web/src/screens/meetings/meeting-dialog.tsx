import { useQuery } from '@tanstack/react-query';
import {
  cancelMeeting,
  closeMeeting,
  inviteToMeeting,
  type Meeting,
  type MeetingCancellation,
  type MeetingInvitation,
  type MeetingRescheduling,
  rescheduleMeeting,
} from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api';
import { Waiting } from '../../design';
import { statedIn, useContractForm } from '../../forms';
import { FormDialog, TextField, useMissing, WhenFields } from './form-dialog';
import { PeopleChoice } from './people-choice';
import { groupsQuery } from './queries';
import { type MeetingHeaders, useMeetingCommand } from './use-meeting-command';

export type MeetingDialogKind = 'reschedule' | 'invite' | 'cancel' | 'close';

interface DialogProps {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}

/** Another date, more participants, or the end of the meeting. */
export function MeetingDialog({ kind, ...props }: DialogProps & { kind: MeetingDialogKind }): ReactNode {
  switch (kind) {
    case 'reschedule':
      return <Reschedule {...props} />;
    case 'invite':
      return <Invite {...props} />;
    case 'cancel':
      return <Cancel {...props} />;
    case 'close':
      return <Close {...props} />;
  }
}

/** What the four have in common: their words, and a command under the version that the reader sees. */
function useDialog<Body>(
  kind: MeetingDialogKind,
  {
    meeting,
    onClose,
    send,
  }: DialogProps & { readonly send: (body: Body, headers: MeetingHeaders) => Promise<Meeting> },
) {
  const { t } = useTranslation();
  const command = useMeetingCommand<Body>(meeting, { send, told: t(`meetings.dialog.${kind}.done`), onDone: onClose });
  const words = {
    title: t(`meetings.dialog.${kind}.title`),
    text: t(`meetings.dialog.${kind}.text`),
    submit: t(`meetings.dialog.${kind}.submit`),
  };
  return { ...words, command, onClose };
}

function Reschedule(props: DialogProps): ReactNode {
  const { t } = useTranslation();
  const { id, date, time, place } = props.meeting;
  const dialog = useDialog<MeetingRescheduling>('reschedule', {
    ...props,
    send: (body, headers) => call(rescheduleMeeting({ path: { id }, body, headers: { ...headers } })),
  });
  const form = useContractForm(({ meetingRescheduling }) => meetingRescheduling, {
    defaults: { date, time, place, reason: '' },
    // A place that has been emptied is not the place that it was.
    body: (values) => ({ ...(statedIn(values) as object), place: values.place.trim() }),
    words: useMissing(),
  });
  return (
    <FormDialog {...dialog} form={form}>
      <WhenFields />
      <TextField name="place" label={t('meetings.place')} />
      <TextField name="reason" label={t('meetings.reason')} rows={4} />
    </FormDialog>
  );
}

function Cancel(props: DialogProps): ReactNode {
  const { t } = useTranslation();
  const { id } = props.meeting;
  const dialog = useDialog<MeetingCancellation>('cancel', {
    ...props,
    send: (body, headers) => call(cancelMeeting({ path: { id }, body, headers: { ...headers } })),
  });
  const form = useContractForm(({ meetingCancellation }) => meetingCancellation, {
    defaults: { reason: '' },
    words: useMissing(),
  });
  return (
    <FormDialog {...dialog} form={form}>
      <TextField name="reason" label={t('meetings.reason')} rows={4} />
    </FormDialog>
  );
}

function Close(props: DialogProps): ReactNode {
  const { id } = props.meeting;
  const dialog = useDialog<unknown>('close', {
    ...props,
    send: (_, headers) => call(closeMeeting({ path: { id }, body: {}, headers: { ...headers } })),
  });
  const form = useContractForm(({ meetingClosure }) => meetingClosure, { defaults: {} });
  return <FormDialog {...dialog} form={form} />;
}

function Invite(props: DialogProps): ReactNode {
  const { t } = useTranslation();
  const { id, members, unit } = props.meeting;
  const { data, isPending } = useQuery(groupsQuery);
  const dialog = useDialog<MeetingInvitation>('invite', {
    ...props,
    send: (body, headers) => call(inviteToMeeting({ path: { id }, body, headers: { ...headers } })),
  });
  const form = useContractForm(({ meetingInvitation }) => meetingInvitation, { defaults: { members: [] as string[] } });
  const invited = new Set(members.map(({ user }) => user.id));
  const group = data?.units.find((each) => each.id === unit.id);
  const others = group?.people.filter((each) => !invited.has(each.id)) ?? [];
  const chosen = form.methods.watch('members');
  return (
    <FormDialog {...dialog} form={form} ready={chosen.length > 0}>
      {isPending ? (
        <Waiting what={t('meetings.waiting')} rows={4} />
      ) : (
        <PeopleChoice
          people={others}
          chosen={chosen}
          onChange={(people) => form.methods.setValue('members', [...people])}
        />
      )}
    </FormDialog>
  );
}
