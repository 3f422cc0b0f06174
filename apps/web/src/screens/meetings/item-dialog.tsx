import { useQueryClient } from '@tanstack/react-query';
import { type AgendaItem, declareConflict, editAgenda, type Meeting } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api';
import { useContractForm } from '../../forms';
import { FormDialog, TextField, useMissing } from './form-dialog';
import { useMeetingCommand } from './use-meeting-command';

interface DialogProps {
  readonly meeting: Meeting;
  readonly item: AgendaItem;
  readonly onClose: () => void;
}

/** Takes an item off the agenda, with a reason; or declares a conflict of interest on it, with or without one. */
export function ItemDialog({ kind, ...props }: DialogProps & { kind: 'remove' | 'conflict' }): ReactNode {
  return kind === 'remove' ? <Remove {...props} /> : <Conflict {...props} />;
}

function Remove({ meeting, item, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation();
  const form = useContractForm(({ agendaEdit }) => agendaEdit, {
    defaults: { reason: '' },
    body: ({ reason }) => ({ remove: [{ item: item.id, reason: reason.trim() }] }),
    pathOf: () => 'reason',
    words: useMissing(),
  });
  const command = useMeetingCommand<Parameters<typeof editAgenda>[0]['body']>(meeting, {
    send: (body, headers) => call(editAgenda({ path: { id: meeting.id }, body, headers: { ...headers } })),
    told: t('meetings.remove.done'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t('meetings.remove.title', { number: item.number })}
      text={t('meetings.remove.text')}
      submit={t('meetings.remove.submit')}
      form={form}
      command={command}
      onClose={onClose}
    >
      <TextField name="reason" label={t('meetings.remove.reason')} rows={4} />
    </FormDialog>
  );
}

function Conflict({ meeting, item, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useContractForm(({ conflictDeclaration }) => conflictDeclaration, { defaults: { reason: '' } });
  const command = useMeetingCommand<Parameters<typeof declareConflict>[0]['body']>(meeting, {
    send: (body, { 'Idempotency-Key': key }) =>
      call(declareConflict({ path: { id: meeting.id, itemId: item.id }, body, headers: { 'Idempotency-Key': key } })),
    told: t('meetings.conflict.done'),
    onDone: () => {
      // What this page still holds of the case, also as a line of a list, is gone with the right to see it.
      queries.removeQueries({ type: 'inactive' });
      void queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('meetings.conflict.title', { number: item.number })}
      text={t('meetings.conflict.text')}
      submit={t('meetings.conflict.submit')}
      form={form}
      command={command}
      onClose={onClose}
    >
      <TextField name="reason" label={t('meetings.conflict.reason')} rows={4} />
    </FormDialog>
  );
}
