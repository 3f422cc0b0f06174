import type { Disclosure, TimelineEntry } from '@tovholder/api-client';

/** The events of one local day, newest first. */
export interface TimelineDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly entries: readonly TimelineEntry[];
}

/** @param dayOf the local date of an instant */
export function byDay(entries: readonly TimelineEntry[], dayOf: (instant: string) => string): readonly TimelineDay[] {
  const days: { day: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** What passed between authorities with an event: it asked someone, or someone answered. */
export function disclosedWith(entry: TimelineEntry, disclosures: readonly Disclosure[]): readonly Disclosure[] {
  return disclosures.filter(({ step, act }) =>
    act === 'asked' ? entry.opened.includes(step) : entry.type === 'completed' && entry.step === step,
  );
}

/** What kind of event it is, for the mark and word before it. */
export type EventKind = 'step' | 'reminder' | 'deadline' | 'note' | 'case' | 'incident';

export function kindOf({ type, rungs }: TimelineEntry): EventKind {
  switch (type) {
    case 'completed':
    case 'assigned':
    case 'conflict-declared':
    case 'conflict-lifted':
      return 'step';
    case 'milestones-passed':
      return rungs.length > 0 ? 'reminder' : 'deadline';
    case 'paused':
    case 'pause-ended':
    case 'rules-applied':
      return 'deadline';
    case 'noted':
    case 'concern-raised':
      return 'note';
    case 'incident':
    case 'incident-retried':
    case 'incident-ended':
      return 'incident';
    default:
      return 'case';
  }
}

/** Texts that stand beside the outcome's own fields, which `details` has already. */
export function remarksOf({ text, details }: TimelineEntry): readonly (readonly [field: string, text: string])[] {
  const told = new Set(details.map(({ field }) => field));
  return Object.entries(text ?? {}).filter(([field]) => !told.has(field.split('.')[0] ?? field));
}
