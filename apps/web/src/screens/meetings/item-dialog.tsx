import { type AgendaItem, declareConflict, editAgenda, type Meeting } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../api';
import { Button, Dialog, TextArea } from '../../design';
import { useMeetingCommand } from './use-meeting-command';

/** Takes an item off the agenda, with a reason; or declares a conflict of interest on it, with or without one. */
export function ItemDialog({
  kind,
  meeting,
  item,
  onClose,
}: {
  kind: 'remove' | 'conflict';
  meeting: Meeting;
  item: AgendaItem;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [attempt, setAttempt] = useState(0);
  const path = { id: meeting.id, itemId: item.id };
  const command = useMeetingCommand<string>(meeting, {
    send: (why, headers) => {
      if (kind === 'remove')
        return call(editAgenda({ path, body: { remove: [{ item: item.id, reason: why }] }, headers: { ...headers } }));
      const { 'Idempotency-Key': key } = headers;
      return call(
        declareConflict({ path, body: why === '' ? {} : { reason: why }, headers: { 'Idempotency-Key': key } }),
      );
    },
    told: t(`meetings.${kind}.done`),
    onDone: onClose,
  });
  const missing = kind === 'remove' && reason.trim() === '';
  return (
    <Dialog title={t(`meetings.${kind}.title`, { number: item.number })} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAttempt(attempt + 1);
          if (!missing) command.mutate(reason.trim());
        }}
      >
        <p>{t(`meetings.${kind}.text`)}</p>
        <ProblemAlert problem={command.error} />
        <TextArea
          label={t(`meetings.${kind}.reason`)}
          value={reason}
          error={missing && attempt > 0 ? t('meetings.missing.reason') : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
        <div className="tov-buttons">
          <Button kind="primary" type="submit" busy={command.isPending} busyText={t('meetings.sending')}>
            {t(`meetings.${kind}.submit`)}
          </Button>
          <Button onClick={onClose}>{t('meetings.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
