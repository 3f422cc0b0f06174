/** What the server tells: that something changed, never what it is now. */
export type LiveEvent =
  | { readonly type: 'case'; readonly caseId: string; readonly version: number }
  | { readonly type: 'notification'; readonly notification: string }
  | { readonly type: 'meeting'; readonly meeting: string; readonly version: number }
  /** Ask for everything again: too much was missed. */
  | { readonly type: 'reset' };

/** Reads the data of an event; undefined for what a later server may say. */
export function readEvent(data: string): LiveEvent | undefined {
  try {
    const told = JSON.parse(data) as Partial<Record<'type' | 'caseId' | 'notification' | 'meeting', unknown>>;
    const known =
      (told.type === 'case' && typeof told.caseId === 'string') ||
      (told.type === 'notification' && typeof told.notification === 'string') ||
      (told.type === 'meeting' && typeof told.meeting === 'string') ||
      told.type === 'reset';
    return known ? (told as LiveEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** Lists in which any case may stand. */
const listsOfCases = ['work-items', 'cases', 'supervision', 'meetings', 'conflicts', 'screenings'] as const;

/** First parts of the keys of everything that an event may have changed; `all` where that cannot be told. */
export function touchedBy(events: readonly LiveEvent[]): 'all' | readonly (readonly string[])[] {
  if (events.some(({ type }) => type === 'reset')) return 'all';
  const cases = new Set(events.flatMap((event) => (event.type === 'case' ? event.caseId : [])));
  const inbox = events.some(({ type }) => type === 'notification');
  const meeting = events.some(({ type }) => type === 'meeting');
  const lists = new Set([
    ...(cases.size > 0 ? listsOfCases : []),
    ...(meeting ? (['meetings', 'actions'] as const) : []),
  ]);
  return [
    ...[...cases].map((caseId) => ['case', caseId]),
    ...[...lists].map((list) => [list]),
    ...(inbox ? [['notifications'], ['me']] : []),
  ];
}
