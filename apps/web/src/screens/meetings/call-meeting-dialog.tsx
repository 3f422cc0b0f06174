import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callMeeting, type MeetingRequest } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useCommand } from '../../api';
import { announce, Select } from '../../design';
import { fieldId, useContractForm } from '../../forms';
import { useMe } from '../../session';
import { FormDialog, TextField, useMissing, WhenFields } from './form-dialog';
import { type Group, PeopleChoice } from './people-choice';

/** Calls a meeting: when, where, who. Its agenda begins with what is due by then. */
export function CallMeetingDialog({ units, onClose }: { units: readonly Group[]; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useContractForm(({ meetingRequest }) => meetingRequest, {
    defaults: { unit: units[0]?.id ?? '', date: '', time: '09:00', place: '', members: [] as string[] },
    words: useMissing(),
  });
  const command = useCommand((body: MeetingRequest, headers) => call(callMeeting({ body, headers: { ...headers } })), {
    onDone: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['meetings'] });
      announce(t('meetings.call.done'));
      void navigate({ to: '/meetings/$meetingId', params: { meetingId: id } });
    },
  });
  const { methods } = form;
  const [unit, members] = methods.watch(['unit', 'members']);
  const group = units.find(({ id }) => id === unit);
  const others = group?.people.filter(({ id }) => id !== me.id) ?? [];
  return (
    <FormDialog
      title={t('meetings.call.title')}
      submit={t('meetings.call.submit')}
      form={form}
      command={command}
      onClose={onClose}
    >
      {units.length > 1 ? (
        <Select
          id={fieldId('unit')}
          label={t('meetings.group')}
          choices={units.map(({ id, title }) => ({ value: id, title }))}
          {...methods.register('unit', { onChange: () => methods.setValue('members', []) })}
        />
      ) : (
        <p>{group?.title}</p>
      )}
      <WhenFields />
      <TextField name="place" label={t('meetings.place')} />
      <PeopleChoice people={others} chosen={members} onChange={(chosen) => methods.setValue('members', [...chosen])} />
    </FormDialog>
  );
}
