import { useMutation } from '@tanstack/react-query';
import { getMinutes } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../api';
import { Button } from '../../design';

/** Fetches the minutes in the language of the screen and hands them to the reader as a file. */
export function MinutesButton({ meetingId }: { meetingId: string }): ReactNode {
  const { t } = useTranslation();
  const fetching = useMutation({
    mutationFn: () => call(getMinutes({ path: { id: meetingId }, parseAs: 'blob' })),
    onSuccess: (file) => {
      const address = URL.createObjectURL(new Blob([file], { type: 'application/pdf' }));
      const link = document.createElement('a');
      link.href = address;
      link.download = t('meetings.minutes.file');
      link.click();
      URL.revokeObjectURL(address);
    },
  });
  return (
    <>
      <Button
        kind="primary"
        busy={fetching.isPending}
        busyText={t('meetings.minutes.busy')}
        onClick={() => fetching.mutate()}
      >
        {t('meetings.minutes.open')}
      </Button>
      <ProblemAlert problem={fetching.error} />
    </>
  );
}
