import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announcer';
import { Button } from './button';

/**
 * Fetches the next page of a list, and says how much of it has come. Nothing where there never was one; once the last has
 * come, words in the button's place, which take the focus that the button had.
 */
export function MoreButton({
  of: { hasNextPage, isFetchingNextPage, fetchNextPage },
  shown,
  what,
  label,
  end,
}: {
  of: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  /** How many lines of the list are in sight. */
  shown: number;
  /** What the list holds, for those who hear the button alone. */
  what: string;
  /** What the button says where the usual words say too little. */
  label?: string;
  /** What stands at the end of the list, also where it never had a next page. */
  end?: string;
}): ReactNode {
  const { t } = useTranslation();
  const [pressed, setPressed] = useState(false);
  const shownBefore = useRef<number>(undefined);
  const last = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const before = shownBefore.current;
    // A page may hold nothing for this reader: there is nothing to say until the next one has come.
    if (before === undefined || isFetchingNextPage || (hasNextPage && shown <= before)) return;
    shownBefore.current = undefined;
    announce(t('shell.more.shown', { count: Math.max(0, shown - before) }));
    if (document.activeElement === document.body) last.current?.focus({ preventScroll: true });
  }, [shown, hasNextPage, isFetchingNextPage, t]);
  if (!hasNextPage) {
    const words = end ?? (pressed ? t('shell.more.end') : undefined);
    return words === undefined ? null : (
      <p ref={last} tabIndex={-1} className="tov-small">
        {words}
      </p>
    );
  }
  return (
    <Button
      busy={isFetchingNextPage}
      busyText={t('shell.more.fetching')}
      aria-busy={isFetchingNextPage || undefined}
      onClick={() => {
        shownBefore.current = shown;
        setPressed(true);
        fetchNextPage();
      }}
    >
      {label ?? t('shell.more.show')} <span className="sr-only">{what}</span>
    </Button>
  );
}
