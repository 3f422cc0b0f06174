import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';

/** Fetches the next page of a list; nothing where there is none. */
export function MoreButton({
  of: { hasNextPage, isFetchingNextPage, fetchNextPage },
  what,
}: {
  of: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  /** What the list holds, for those who hear the button alone. */
  what: string;
}): ReactNode {
  const { t } = useTranslation();
  if (!hasNextPage) return null;
  return (
    <Button busy={isFetchingNextPage} busyText={t('meetings.waiting')} onClick={() => void fetchNextPage()}>
      {t('meetings.more')} <span className="sr-only">{what}</span>
    </Button>
  );
}
