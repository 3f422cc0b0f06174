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
  // Who declares a conflict of interest at a meeting is told of the case no more: only the meeting says that it is closed.
  const meeting = events.some(({ type }) => type === 'meeting');
  const inbox = meeting || events.some(({ type }) => type === 'notification');
  return [
    ...(meeting ? [['case'], ['actions']] : [...cases].map((caseId) => ['case', caseId])),
    ...(meeting || cases.size > 0 ? listsOfCases.map((list) => [list]) : []),
    ...(inbox ? [['notifications'], ['me']] : []),
  ];
}
