import type { PauseGround, RuleUnit, Span } from '../rules';
import type { Mark } from '../text';

/** What the sentence under a date is put together from, in one language. */
export interface DateWords {
  readonly unit: Readonly<Record<RuleUnit, { readonly one: string; readonly many: string }>>;
  /** What kind of number it is, where it is not law. */
  readonly mark: Readonly<Record<Exclude<Mark, 'STATUTE'>, string>>;
  readonly from: string;
  /** Before a date that nothing was counted to. */
  readonly on: string;
  /** Before a date that something lasts until. */
  readonly until: string;
  readonly before: string;
  readonly promptly: string;
  date(localDate: string, withYear: boolean): string;
  /** `clock`: hours and minutes, and seconds where they say something. */
  at(date: string, clock: readonly number[]): string;
  /** "every 14 days", "every month". */
  every(span: Span): string;
  /** The name of a day out of a certificate's reason, such as `holiday: skærtorsdag`. */
  nameOf(because: string): string;
  readonly reason: {
    readonly weekend: string;
    readonly holiday: (name: string) => string;
    readonly 'closing-day': (name: string) => string;
    readonly paused: string;
  };
  /** The ground of a pause inside a sentence: a public holiday is another thing. */
  readonly ground: Readonly<Record<PauseGround, string>>;
  moved(from: string, reason: string): string;
  without(names: readonly string[]): string;
  /** The trigger came after the cut-off time. */
  afterCutOff(cutOff: string, next: string): string;
  /** A later pace is known, or holds already. */
  laterPace(change: { readonly on: string; readonly pace: string }): string;
  earlierPace(change: { readonly on: string; readonly pace: string }): string;
  paused(pause: { readonly ground: string; readonly from: string; readonly to: string; readonly took: string }): string;
}
