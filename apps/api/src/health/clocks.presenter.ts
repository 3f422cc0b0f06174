import type { ClocksView, ClockWarningView } from '@tovholder/contracts/http';
import type { Language } from '@tovholder/domain/text';
import type { ClockHealth, CompletedRound } from '@tovholder/persistence';

/** Seconds from an instant until now; null where there is none. */
function ageOf(instant: string | null, now: string): number | null {
  return instant === null ? null : Math.max(0, (Date.parse(now) - Date.parse(instant)) / 1000);
}

export function presentClocks(health: ClockHealth): ClocksView {
  const { now, stale, rounds, oldestUnfired, oldestUndelivered, unfired, undelivered } = health;
  return {
    now,
    stale,
    lastRound: presentRound(rounds.minute),
    lastNightlyRound: presentRound(rounds.night),
    oldestUnfiredMilestone: oldestUnfired,
    unfiredForSeconds: ageOf(oldestUnfired, now),
    unfired,
    oldestUndeliveredOutboxEntry: oldestUndelivered,
    undeliveredForSeconds: ageOf(oldestUndelivered, now),
    undelivered,
  };
}

function presentRound(round: CompletedRound | null): ClocksView['lastRound'] {
  return round && { completedAt: round.completedAt, ageSeconds: round.ageSeconds, repaired: round.repaired };
}

const warnings = {
  never: {
    da: 'Urene bliver ikke kontrolleret: ingen runde er gennemført endnu. Stol ikke på påmindelserne alene.',
    en: 'Nobody is checking the clocks: no round has been completed yet. Do not rely on reminders alone.',
  },
  stale: {
    da: 'Urene er ikke kontrolleret i over fem minutter. Stol ikke på påmindelserne alene, og kontakt driften.',
    en: 'The clocks have not been checked for more than five minutes. Do not rely on reminders alone; tell the operator.',
  },
} as const;

/** The dead man's switch on a supervisor's screen: it says so itself when nobody checks the clocks any more. */
export function presentClockWarning(
  { rounds, stale, oldestUnfired }: ClockHealth,
  language: Language,
): ClockWarningView {
  const { minute } = rounds;
  return {
    stale,
    lastRoundAt: minute?.completedAt ?? null,
    lastRoundAgeSeconds: minute?.ageSeconds ?? null,
    oldestUnfiredMilestone: oldestUnfired,
    warning: stale ? warnings[minute ? 'stale' : 'never'][language] : null,
  };
}

/** The same numbers for a monitoring system, as Prometheus reads them. Not a word about any case. */
export function metricsOf(health: ClockHealth): string {
  const { now, stale, rounds, oldestUnfired, oldestUndelivered, unfired, undelivered } = health;
  const gauges: readonly (readonly [name: string, help: string, value: number | null])[] = [
    ['milestones_unfired', 'Milestones that are due and have not fired', unfired],
    ['milestones_unfired_age_seconds', 'Age of the oldest of them', ageOf(oldestUnfired, now)],
    ['outbox_undelivered', 'Outbox entries that wait for delivery', undelivered],
    ['outbox_undelivered_age_seconds', 'Age of the oldest of them', ageOf(oldestUndelivered, now)],
    ['reconciler_round_age_seconds', 'Age of the last round of each minute', rounds.minute?.ageSeconds ?? null],
    ['reconciler_night_age_seconds', 'Age of the last nightly round', rounds.night?.ageSeconds ?? null],
    ['reconciler_repaired', 'What the last round of each minute mended', rounds.minute?.repaired ?? null],
    ['reconciler_stale', '1 when no round has been completed within five minutes', stale ? 1 : 0],
  ];
  return gauges
    .filter(([, , value]) => value !== null)
    .map(
      ([name, help, value]) =>
        `# HELP tovholder_${name} ${help}\n# TYPE tovholder_${name} gauge\ntovholder_${name} ${value}\n`,
    )
    .join('');
}
