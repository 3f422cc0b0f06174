import { Temporal } from 'temporal-polyfill';
import { localDateOf } from '../calendar';
import type { RuleUnit, Span } from '../rules';
import { type Language, type Localized, assertNever } from '../text';
import type { Certificate, CertifiedPause, UnsealedCertificate } from './certificate';
import { isClockUnit } from './deadline-error';
import type { DateWords } from './date-words';
import { dateWords } from './words';

/**
 * A certificate as one sentence: "3 uger fra 3. marts (UKL § 29, stk. 2) = 24. marts". A number that is not law says
 * so, the year is given where it changes, and days, pauses and changes of pace that moved the date are named.
 */
export function explain(certificate: Certificate | UnsealedCertificate): Localized {
  return { da: sentence(certificate, 'da'), en: sentence(certificate, 'en') };
}

type Explained = Certificate | UnsealedCertificate;

function sentence(certificate: Explained, language: Language): string {
  const words = dateWords[language];
  const { rule, trigger, due, pauses } = certificate;
  const span = countedSpan(certificate);
  const years = [trigger, due, ...pauses.map(({ from }) => ({ localDate: from }))].map(({ localDate }) =>
    localDate.slice(0, 4),
  );
  const withYear = new Set(years).size > 1;
  const telling: Telling = { certificate, words, withYear, span };
  const source = sourceOf(certificate, language);
  const clauses =
    cutOffClause(telling) + rollClause(telling) + paceClause(telling) + skippedClause(telling) + pauseClauses(telling);
  // Nothing is counted: the day itself is what was set.
  if (rule.amount === 0) {
    const lead = rule.kind === 'until' ? words.until : words.on;
    return `${lead} ${moment(due, telling)} (${source})${clauses}`;
  }
  return `${countOf(telling)} (${source}) = ${moment(due, telling)}${clauses}`;
}

interface Telling {
  readonly certificate: Explained;
  readonly words: DateWords;
  readonly withYear: boolean;
  readonly span: Span;
}

/** What was counted: of a cadence with two paces the one that held. */
function countedSpan({ rule, pace }: Explained): Span {
  if (pace?.counted === 'then' && rule.then) return rule.then;
  return { amount: rule.amount, unit: unitOf(rule) };
}

function unitOf({ kind, unit }: Explained['rule']): RuleUnit {
  switch (kind) {
    case 'before':
    case 'cadence':
    case 'quota':
    case 'promptly':
    case 'until':
      return unit ?? 'days';
    default:
      return kind;
  }
}

function countOf(telling: Telling): string {
  const { certificate, words, span } = telling;
  const { kind } = certificate.rule;
  const start = moment(certificate.trigger, telling);
  if (kind === 'cadence') return `${words.every(span)}, ${words.from} ${start}`;
  const lead = kind === 'promptly' ? words.promptly : '';
  return `${lead}${amountOf(span, words)} ${kind === 'before' ? words.before : words.from} ${start}`;
}

function amountOf({ amount, unit }: Span, words: DateWords): string {
  return `${amount} ${words.unit[unit][amount === 1 ? 'one' : 'many']}`;
}

function moment(point: { readonly at: string; readonly localDate: string }, telling: Telling): string {
  const { certificate, words, withYear, span } = telling;
  const date = words.date(point.localDate, withYear);
  return isClockUnit(span.unit) ? words.at(date, clockOf(point.at, { zone: certificate.zone, unit: span.unit })) : date;
}

/** The wall clock of the zone, whatever the process's own zone is. */
function clockOf(instant: string, { zone, unit }: { readonly zone: string; readonly unit: RuleUnit }): number[] {
  const { hour, minute, second } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return unit === 'seconds' ? [hour, minute, second] : [hour, minute];
}

/** "Law is law, and an assumption says so": only a STATUTE number stands on its citation alone. */
function sourceOf({ rule }: Explained, language: Language): string {
  const citation = language === 'da' ? danishCitation(rule.citation) : rule.citation;
  const { mark } = dateWords[language];
  if (rule.kind === 'promptly') return `${citation}; ${mark.ASSUMPTION}`;
  switch (rule.mark) {
    case 'STATUTE':
      return citation;
    case 'GUIDELINE':
    case 'SEED':
    case 'ASSUMPTION':
      return `${citation}; ${mark[rule.mark]}`;
    default:
      return assertNever(rule.mark);
  }
}

/** `UKL § 29(2)-(3)` is how rules cite; a Danish reader expects `UKL § 29, stk. 2-3`. */
function danishCitation(citation: string): string {
  return citation
    .replace(/(?<=\d(?: [a-z])?)\((\d+)\)(?:[-–]\((\d+)\))?/g, (_match, first: string, last?: string) =>
      last === undefined ? `, stk. ${first}` : `, stk. ${first}-${last}`,
    )
    .replace(/(stk\. [\d-]+) nr\./g, '$1, nr.');
}

function cutOffClause({ certificate, words, withYear }: Telling): string {
  const { rule, trigger } = certificate;
  if (trigger.countedFrom === undefined || rule.cutOff === undefined) return '';
  return words.afterCutOff(rule.cutOff, words.date(trigger.countedFrom, withYear));
}

function rollClause({ certificate: { roll }, words, withYear }: Telling): string {
  if (roll === null) return '';
  return words.moved(words.date(roll.from, withYear), reasonIn(roll.because, words));
}

/** Both paces are law: the one that does not hold now is told with the day that divides them. */
function paceClause({ certificate: { rule, pace }, words, withYear }: Telling): string {
  if (!pace?.changesOn || !rule.then) return '';
  const on = words.date(pace.changesOn, withYear);
  const first = { amount: rule.amount, unit: unitOf(rule) };
  return pace.counted === 'then'
    ? words.earlierPace({ on, pace: words.every(first) })
    : words.laterPace({ on, pace: words.every(rule.then) });
}

/** Weekends go without saying in a count of working days, and pauses have a clause of their own. */
function skippedClause({ certificate: { walk, roll }, words }: Telling): string {
  if (roll !== null) return '';
  const named = walk.flatMap(({ because }) =>
    because === undefined || !isNamed(because) ? [] : [words.nameOf(because)],
  );
  return named.length === 0 ? '' : words.without(named);
}

/** A pause that added nothing says nothing. */
function pauseClauses(telling: Telling): string {
  const { certificate, words } = telling;
  return certificate.pauses
    .filter(({ took }) => took.amount > 0)
    .map(({ from, to, ground, took }) =>
      words.paused({
        from: stretchEnd(from, telling),
        to: stretchEnd(to, telling),
        ground: words.ground[ground],
        took: tookText(took, words),
      }),
    )
    .join('');
}

function stretchEnd(at: string, telling: Telling): string {
  const { zone } = telling.certificate;
  return moment({ at, localDate: localDateOf(at, zone) }, telling);
}

function tookText({ amount, unit }: CertifiedPause['took'], words: DateWords): string {
  if (unit !== 'seconds') return amountOf({ amount, unit }, words);
  const whole = Math.round(amount);
  return whole > 0 && whole % 3_600 === 0
    ? amountOf({ amount: whole / 3_600, unit: 'hours' }, words)
    : amountOf({ amount: whole, unit }, words);
}

const isNamed = (because: string): boolean => because.startsWith('holiday:') || because.startsWith('closing-day:');

function reasonIn(because: string, { reason, nameOf }: DateWords): string {
  const kind = because.split(':', 1)[0];
  if (kind === 'holiday' || kind === 'closing-day') return reason[kind](nameOf(because));
  return kind === 'paused' ? reason.paused : reason.weekend;
}
