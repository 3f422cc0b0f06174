import { useQueryClient } from '@tanstack/react-query';
import { type AgendaItem, writePreparationNote } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../api';
import { announce, Button, Details, TextArea } from '../../design';
import { meetingQuery } from './queries';

/** What the reader notes for themselves on an item. */
export function PreparationNote({ meetingId, item }: { meetingId: string; item: AgendaItem }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState(item.note ?? '');
  const command = useCommand(
    (written: string | null, headers) =>
      call(
        writePreparationNote({
          path: { id: meetingId, itemId: item.id },
          body: { text: written },
          headers: { ...headers },
        }),
      ),
    {
      onDone: (meeting) => {
        queries.setQueryData(meetingQuery(meetingId).queryKey, meeting);
        announce(t('meetings.ownNote.done'));
      },
    },
  );
  const written = text.trim() === '' ? null : text.trim();
  return (
    <Details summary={t(item.note === null ? 'meetings.ownNote.open' : 'meetings.ownNote.openWritten')}>
      <TextArea
        label={t('meetings.ownNote.label', { number: item.number })}
        hint={t('meetings.ownNote.hint')}
        rows={3}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <ProblemAlert problem={command.error} />
      <Button
        disabled={written === item.note}
        busy={command.isPending}
        busyText={t('meetings.sending')}
        onClick={() => command.mutate(written)}
      >
        {t('meetings.ownNote.submit')}
      </Button>
    </Details>
  );
}
