import type { Localized } from '@tovholder/domain/text';

/** What is the same about every problem of a kind. */
export interface Kind {
  readonly status: number;
  readonly title: Localized;
  readonly detail?: Localized;
}

/** A kind of problem; each text in Danish, then in English. */
export const kind = (
  status: number,
  [da, en]: readonly [string, string],
  detail?: readonly [string, string],
): Kind => ({
  status,
  title: { da, en },
  ...(detail ? { detail: { da: detail[0], en: detail[1] } } : {}),
});
