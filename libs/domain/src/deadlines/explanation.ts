import { Temporal } from 'temporal-polyfill';
import { type Language, type Localized, assertNever } from '../text';
import type { Certificate, UnsealedCertificate } from './certificate';
import type { CountedUnit } from './deadline-error';
import { type DateWords, dateWords } from './words';

/**
 * A certificate as one sentence: "3 uger fra 3. marts (UKL § 29, stk. 2) = 24. marts". A number that is not law says
 * so, the year is given where it changes, and days that moved or lengthened the count are named.
 */
export function explain(certificate: Certificate | UnsealedCertificate): Localized {
  return { da: sentence(certificate, 'da'), en: sentence(certificate, 'en') };
}

type Explained = Certificate | UnsealedCertificate;

function sentence(certificate: Explained, language: Language): string {
  const words = dateWords[language];
  const { rule, trigger, due } = certificate;
  const unit: CountedUnit = rule.kind === 'before' || rule.kind === 'promptly' ? (rule.unit ?? 'days') : rule.kind;
  const counted = `${rule.amount} ${words.unit[unit][rule.amount === 1 ? 'one' : 'many']}`;
  const withYear = trigger.localDate.slice(0, 4) !== due.localDate.slice(0, 4);
  const moment = (point: { readonly at: string; readonly localDate: string }): string => {
    const date = words.date(point.localDate, withYear);
    return unit === 'hours' ? words.at(date, clockTime(point.at, certificate.zone)) : date;
  };
  const from = rule.kind === 'before' ? words.before : words.from;
  const lead = rule.kind === 'promptly' ? words.promptly : '';
  // Nothing is counted: the day itself is what was set.
  if (rule.amount === 0) return `${words.on} ${moment(due)} (${sourceOf(certificate, language)})`;
  const count = `${lead}${counted} ${from} ${moment(trigger)} (${sourceOf(certificate, language)}) = ${moment(due)}`;
  return count + rollClause(certificate, { words, withYear }) + skippedClause(certificate, words);
}

/** The wall clock of the zone, whatever the process's own zone is. */
function clockTime(instant: string, zone: string): Temporal.PlainTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime();
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

function rollClause(
  { roll }: Explained,
  { words, withYear }: { readonly words: DateWords; readonly withYear: boolean },
): string {
  if (roll === null) return '';
  return words.moved(words.date(roll.from, withYear), reasonIn(roll.because, words));
}

/** Weekends go without saying in a count of working days; named days do not. */
function skippedClause({ walk, roll }: Explained, words: DateWords): string {
  if (roll !== null) return '';
  const named = walk.flatMap(({ because }) =>
    because === undefined || because === 'weekend' ? [] : [words.nameOf(because)],
  );
  return named.length === 0 ? '' : words.without(named);
}

function reasonIn(because: string, { reason, nameOf }: DateWords): string {
  const kind = because.split(':', 1)[0];
  return kind === 'holiday' || kind === 'closing-day' ? reason[kind](nameOf(because)) : reason.weekend;
}
