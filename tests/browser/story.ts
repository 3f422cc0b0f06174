import { test } from '@jest/globals';
import type { Screens } from '../support/browser';

/**
 * Tests of Jest in a browser. When one ends, no window may have met a trouble that it did not expect; when it fails, its
 * windows are kept as pictures under `.data/screenshots/failed`.
 */
export function storiesIn(screens: Screens) {
  return (title: string, run: () => Promise<void>, timeoutMs = 60_000): void => {
    test(
      title,
      async () => {
        try {
          await run();
          await screens.expectNoTroubles();
        } catch (error) {
          const troubles = await screens.witness(title);
          if (error instanceof Error && troubles.length > 0)
            error.message += `\n\nBeside it:\n  ${troubles.join('\n  ')}`;
          throw error;
        } finally {
          await screens.closeWindows();
        }
      },
      timeoutMs,
    );
  };
}
