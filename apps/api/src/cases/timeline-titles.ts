import { type CaseEvent, type EarlyClosureGround, earlyClosureWords } from '@tovholder/domain/case-log';
import { type PauseGround, pauseGroundWords } from '@tovholder/domain/rules';
import type { JsonValue, Language, Localized } from '@tovholder/domain/text';
import type { TimelineRecord } from '@tovholder/persistence';
import type { Names } from '../platform/names';

const t = (da: string, en: string): Localized => ({ da, en });

const titles: Readonly<Record<CaseEvent['type'], Localized>> = {
  submitted: t('Henvendelsen blev indsendt', 'The referral was submitted'),
  opened: t('Forløbet blev åbnet', 'The case was opened'),
  completed: t('Opgaven blev afsluttet', 'The step was completed'),
  'fact-corrected': t('En oplysning blev rettet', 'A fact was corrected'),
  'milestones-passed': t('En frist blev overskredet', 'A deadline passed'),
  withdrawn: t('Henvendelsen blev trukket tilbage', 'The referral was withdrawn'),
  paused: t('Fristen blev sat i stå', 'The clock was stopped'),
  'pause-ended': t('Fristen løber igen', 'The clock runs again'),
  'handover-offered': t('Sagen blev tilbudt en anden myndighed', 'The case was offered to another authority'),
  'handover-withdrawn': t('Tilbuddet blev trukket tilbage', 'The offer was withdrawn'),
  'rules-applied': t(
    'Fristerne blev regnet ud igen, fordi reglerne er ændret',
    'The deadlines were counted anew, because the rules have changed',
  ),
  'concern-raised': t('Der blev rejst bekymring for et barn', 'Concern for a child was raised'),
  'conflict-declared': t('Inhabilitet blev oplyst', 'A conflict of interest was declared'),
  'conflict-lifted': t('Inhabiliteten er ikke længere til hinder', 'The conflict of interest was lifted'),
  'closed-early': t('Forløbet blev afsluttet før tid', 'The case was closed early'),
  noted: t('Notat', 'Note'),
  assigned: t('Opgaven fik en ansvarlig', 'The step was given an owner'),
  incident: t('Forløbet blev standset af en fejl i systemet', 'The case was stopped by a fault in the system'),
  'incident-retried': t('Forløbet blev forsøgt genoptaget efter fejlen', 'The case was tried again after the fault'),
  'incident-ended': t('Fejlen i systemet er rettet', 'The fault in the system was mended'),
};

const released = t('Opgaven har ingen ansvarlig længere', 'The step has no owner any more');
const birthdays: Readonly<Record<string, Localized>> = {
  '15': t('Borgeren fyldte 15 år', 'The citizen turned 15'),
  '18': t('Borgeren fyldte 18 år', 'The citizen turned 18'),
  '18-less-one-month': t('Der er en måned, til borgeren fylder 18 år', 'The citizen turns 18 in a month'),
};

/** What happened, in one line that a caseworker understands: the event, what it was about, and what it came to. */
export function titleOf(
  entry: Pick<TimelineRecord, 'type' | 'data' | 'at'>,
  context: {
    readonly language: Language;
    /** Of the step that it happened to. */
    readonly step?: Localized | undefined;
    readonly outcome?: Localized | undefined;
    readonly names: Names;
    readonly nameOf: (user: string) => string;
    readonly factTitle: (fact: string) => string | undefined;
  },
): string {
  const { language, step, outcome } = context;
  if (entry.type === 'completed' && step) return joined([step[language], outcome?.[language]]);
  if (entry.type === 'assigned' && entry.data?.['owner'] === null)
    return joined([released[language], step?.[language]]);
  const title = (titles as Readonly<Record<string, Localized>>)[entry.type]?.[language] ?? entry.type;
  return joined([title, step?.[language], aboutOf(entry, context)]);
}

/** "Borgeren fyldte 18 år". */
export function birthdayTitle(name: string, language: Language): string {
  return (birthdays[name] ?? t('En aldersgrænse blev nået', 'An age limit was reached'))[language];
}

/** "Frist overskredet: Sortering af sagen". */
export function passedTitle(step: string, language: Language): string {
  return joined([titles['milestones-passed'][language], step]);
}

function aboutOf(
  { type, data, at }: Pick<TimelineRecord, 'type' | 'data' | 'at'>,
  context: {
    readonly language: Language;
    readonly names: Names;
    readonly nameOf: (user: string) => string;
    readonly factTitle: (fact: string) => string | undefined;
  },
): string | undefined {
  const { language, names, nameOf, factTitle } = context;
  const code = (field: string): string | undefined => asText(data?.[field]);
  switch (type) {
    case 'paused':
      return words(pauseGroundWords[code('ground') as PauseGround]?.title, language);
    case 'closed-early':
      return words(earlyClosureWords[code('ground') as EarlyClosureGround], language);
    case 'handover-offered':
      return withCode(code('to'), (to) => names.authorityAt(to, at));
    case 'fact-corrected':
      return withCode(code('fact'), factTitle);
    case 'assigned':
      return withCode(code('owner'), nameOf);
    case 'conflict-declared':
    case 'conflict-lifted':
      return joined([withCode(code('user'), nameOf), toldOf(data, { language, nameOf })]);
    default:
      return undefined;
  }
}

/** "Underrettet: Anna, Bo"; undefined where nobody was told. */
function toldOf(
  data: TimelineRecord['data'],
  { language, nameOf }: { readonly language: Language; readonly nameOf: (user: string) => string },
): string | undefined {
  const told = data?.['told'];
  if (!Array.isArray(told) || told.length === 0) return undefined;
  return `${t('underrettet', 'told')[language]} ${told.map((user) => nameOf(String(user))).join(', ')}`;
}

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(': ');
const asText = (value: JsonValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const words = (text: Localized | undefined, language: Language): string | undefined => text?.[language];

function withCode(code: string | undefined, said: (code: string) => string | undefined): string | undefined {
  return code === undefined ? undefined : said(code);
}
