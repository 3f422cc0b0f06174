import { checkCertificate } from '@tovholder/contracts/canonical';
import { calendarOf, rulesOf, type DistrictProfile } from '@tovholder/districts';
import { calendarOfVersion, type WorkCalendar } from '@tovholder/domain/calendar';
import { explain } from '@tovholder/domain/deadlines';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { Localized } from '@tovholder/domain/text';
import type { Claim } from './read';

export interface Finding {
  readonly step: string | null;
  readonly rule: string;
  readonly localDate: string;
  readonly valid: boolean;
  /** The first field that differs, with both values. */
  readonly difference?: string;
  /** The date as a sentence; absent where the certificate is not valid. */
  readonly because?: Localized;
}

/** What a certificate is held against: all of it public, none of it asked of a server. */
export interface PublicRecord {
  readonly districts: readonly DistrictProfile[];
  /** Calendars and rules from files, beside those of the districts: such as were in force before a change. */
  readonly calendars?: readonly WorkCalendar[];
  readonly rules?: readonly DeadlineRule[];
}

/**
 * Recomputes a certificate with the public rules and calendars, without any database. A certificate does not say
 * whose rules it was counted by, and districts may set some numbers themselves: it holds if it holds in one of them.
 */
export function checkClaim(claim: Claim, known: PublicRecord): Finding {
  const { certificate, step } = claim;
  const { rule, due } = certificate;
  const about = { step, rule: rule.id, localDate: due.localDate };
  const difference = differenceOf(claim, known) ?? shownDifference(claim);
  if (difference !== null) return { ...about, valid: false, difference };
  return { ...about, valid: true, because: explain(certificate) };
}

function differenceOf({ certificate }: Claim, known: PublicRecord): string | null {
  const { id, version } = certificate.calendar;
  const calendar = calendarNamed(`${id}-${version}`, known);
  if (calendar === undefined) return `calendar: there is no public calendar ${id}-${version}`;
  const rules = formsOf(certificate.rule.id, known);
  if (rules.length === 0) return `rule.id: there is no rule ${certificate.rule.id}`;
  const differences = rules.map((rule) => {
    const verification = checkCertificate({ certificate, rule, calendar });
    return verification.valid ? null : verification.difference;
  });
  return differences.includes(null) ? null : (differences[0] ?? null);
}

function calendarNamed(version: string, { districts, calendars = [] }: PublicRecord): WorkCalendar | undefined {
  const ofDistricts = districts.map((profile) => calendarOf(profile));
  return [...calendars, ...ofDistricts].find((calendar) => calendar.version === version) ?? calendarOfVersion(version);
}

function formsOf(id: string, { districts, rules = [] }: PublicRecord): readonly DeadlineRule[] {
  const given = rules.filter((rule) => rule.id === id);
  return distinct([...given, ...districts.flatMap((profile) => rulesOf(profile).get(id) ?? [])]);
}

function distinct(rules: readonly DeadlineRule[]): readonly DeadlineRule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

/** A sound certificate under another date than it proves would deceive whoever reads the date only. */
function shownDifference({ shown, certificate }: Claim): string | null {
  if (shown === null) return null;
  const pairs: readonly (readonly [field: string, shown: string, certified: string])[] = [
    ['due.rule', shown.rule, certificate.rule.id],
    ['due.mark', shown.mark, certificate.rule.mark],
    ['due.localDate', shown.localDate, certificate.due.localDate],
    ['due.at', new Date(shown.at).toISOString(), new Date(certificate.due.at).toISOString()],
  ];
  const differing = pairs.find(([, one, other]) => one !== other);
  return differing === undefined
    ? null
    : `${differing[0]}: the case shows ${differing[1]}, its certificate ${differing[2]}`;
}
