import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callMeeting, type MeetingRequest } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../api';
import { announce, Button, Dialog, ErrorSummary, Select, TextInput } from '../../design';
import { useMe } from '../../session';
import { type Group, PeopleChoice } from './people-choice';
import { missingIn, WhenFields } from './when-fields';

/** Calls a meeting: when, where, who. Its agenda begins with what is due by then. */
export function CallMeetingDialog({ units, onClose }: { units: readonly Group[]; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [request, setRequest] = useState<MeetingRequest>({
    unit: units[0]?.id ?? '',
    date: '',
    time: '09:00',
    place: '',
    members: [],
  });
  const [attempt, setAttempt] = useState(0);
  const command = useCommand((body: MeetingRequest, headers) => call(callMeeting({ body, headers: { ...headers } })), {
    onDone: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['meetings'] });
      announce(t('meetings.call.done'));
      void navigate({ to: '/meetings/$meetingId', params: { meetingId: id } });
    },
  });
  const errors = attempt > 0 ? missingIn(request, t) : [];
  const group = units.find(({ id }) => id === request.unit);
  const others = group?.people.filter(({ id }) => id !== me.id) ?? [];
  return (
    <Dialog title={t('meetings.call.title')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAttempt(attempt + 1);
          if (missingIn(request, t).length === 0) command.mutate(request);
        }}
      >
        <ErrorSummary errors={errors} attempt={attempt} />
        <ProblemAlert problem={command.error} />
        {units.length > 1 ? (
          <Select
            label={t('meetings.group')}
            value={request.unit}
            choices={units.map(({ id, title }) => ({ value: id, title }))}
            onChange={({ target }) => setRequest({ ...request, unit: target.value, members: [] })}
          />
        ) : (
          <p>{group?.title}</p>
        )}
        <WhenFields when={request} errors={errors} onChange={(when) => setRequest({ ...request, ...when })} />
        <TextInput
          id="meeting-place"
          label={t('meetings.place')}
          maxLength={500}
          value={request.place}
          error={errors.find(({ field }) => field === 'meeting-place')?.message}
          onChange={({ target }) => setRequest({ ...request, place: target.value })}
        />
        <PeopleChoice
          people={others}
          chosen={request.members}
          onChange={(members) => setRequest({ ...request, members: [...members] })}
        />
        <div className="tov-buttons">
          <Button kind="primary" type="submit" busy={command.isPending} busyText={t('meetings.sending')}>
            {t('meetings.call.submit')}
          </Button>
          <Button onClick={onClose}>{t('meetings.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
