import type { TimelineEntryView } from '@tovholder/contracts/http';
import { type CaseForAccess, stepVisible, timelineVisible } from '@tovholder/domain/access';
import type { MilestoneRef } from '@tovholder/domain/case-log';
import type { Language, Localized } from '@tovholder/domain/text';
import type { CaseRecord, TimelineRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import type { Reader } from '../http/request';
import { namedCodes } from '../processes/outcome-data';
import { rungTitle } from './rung-words';
import { caseForAccess } from './sight';

const t = (da: string, en: string): Localized => ({ da, en });

const titles: Readonly<Record<string, Localized>> = {
  submitted: t('Henvendelsen er indsendt', 'The referral was submitted'),
  opened: t('Forløbet er åbnet', 'The case was opened'),
  completed: t('Opgaven er afsluttet', 'The step was completed'),
  'fact-corrected': t('En oplysning er rettet', 'A fact was corrected'),
  'milestones-passed': t('En frist eller fødselsdag er passeret', 'A deadline or birthday has passed'),
  withdrawn: t('Henvendelsen er trukket tilbage', 'The referral was withdrawn'),
  paused: t('Fristen står stille', 'The clock was stopped'),
  'pause-ended': t('Fristen løber igen', 'The clock runs again'),
  'handover-offered': t('Sagen er tilbudt en anden myndighed', 'The case was offered to another authority'),
  'handover-withdrawn': t('Tilbuddet er trukket tilbage', 'The offer was withdrawn'),
  'rules-applied': t('Frister er beregnet på ny efter ændrede regler', 'Deadlines were counted anew by changed rules'),
  'concern-raised': t('Der er rejst bekymring for et barn', 'Concern for a child was raised'),
  'closed-early': t('Forløbet er afsluttet før tid', 'The case was closed early'),
  noted: t('Notat', 'Note'),
  assigned: t('Opgaven har skiftet ansvarlig', 'The step has another owner'),
  incident: t('Forløbet er standset af en fejl', 'The case was stopped by an incident'),
  'incident-retried': t('Forløbet er forsøgt genoptaget', 'The case was tried again after an incident'),
  'incident-ended': t('Fejlen er afhjulpet', 'The incident was ended'),
};

/** The events that the reader may see, each as far as they may see it. */
export function presentTimeline(
  entries: readonly TimelineRecord[],
  context: { readonly record: CaseRecord; readonly process: ProcessDefinition; readonly reader: Reader },
): TimelineEntryView[] {
  const { record, process, reader } = context;
  const access = caseForAccess(record);
  const seen = visibleKeys(reader, access);
  return entries
    .filter(({ type, key, actor }) => timelineVisible(reader.principal, access, { type, key, actor }))
    .map((entry) => presentEntry(entry, { record, process, reader, seen }));
}

function visibleKeys({ principal }: Reader, access: CaseForAccess): ReadonlySet<string> {
  return new Set(
    access.steps.filter((step) => stepVisible(principal, access, step) !== 'hidden').map(({ key }) => key),
  );
}

function presentEntry(
  entry: TimelineRecord,
  context: {
    readonly record: CaseRecord;
    readonly process: ProcessDefinition;
    readonly reader: Reader;
    readonly seen: ReadonlySet<string>;
  },
): TimelineEntryView {
  const { record, process, reader, seen } = context;
  const name = record.steps.find(({ key }) => key === entry.key)?.step;
  const definition = name === undefined ? undefined : process.steps[name];
  const outcome = entry.outcome === null ? undefined : definition?.outcomes[entry.outcome];
  const passed = milestonesOf(entry, seen);
  const rungs = passed.filter(isRung);
  return {
    seq: entry.seq,
    at: entry.at,
    type: entry.type,
    title:
      rungs.length > 0
        ? rungTitles(rungs, { record, process, language: reader.language }).join(' · ')
        : titleOf(entry, { language: reader.language, step: definition?.title, outcome: outcome?.title }),
    step: entry.key,
    outcome: entry.outcome,
    data: entry.data && {
      ...namedCodes(outcome?.data ?? {}, entry.data),
      ...(entry.type === 'milestones-passed' ? { milestones: passed } : {}),
    },
    text: entry.text,
    by: entry.actor && { user: entry.actor.userId, authority: entry.actor.authority, unit: entry.actor.unit },
    opened: entry.opened.filter((key) => seen.has(key)),
    withdrawn: entry.withdrawn.filter((key) => seen.has(key)),
    caseOutcome: entry.outcomeOfCase,
    rungs: rungs.map((ref) => ({
      step: ref.key,
      ladder: ref.ladder,
      rung: ref.rung,
      title: rungTitle(ref, reader.language),
    })),
  };
}

type RungRef = Extract<MilestoneRef, { readonly kind: 'rung' }>;

/** The milestones that passed with an event, without those of steps that the reader does not see. */
function milestonesOf({ type, data }: TimelineRecord, seen: ReadonlySet<string>): readonly MilestoneRef[] {
  if (type !== 'milestones-passed') return [];
  const milestones = (data?.['milestones'] ?? []) as unknown as readonly MilestoneRef[];
  return milestones.filter((ref) => ref.kind === 'birthday' || seen.has(ref.key));
}

function isRung(ref: MilestoneRef): ref is RungRef {
  return ref.kind === 'rung';
}

/** "Rykker 2 arbejdsdage efter fristen: Sortering af sagen", one for each reminder that rang. */
function rungTitles(
  rungs: readonly RungRef[],
  {
    record,
    process,
    language,
  }: { readonly record: CaseRecord; readonly process: ProcessDefinition; readonly language: Language },
): readonly string[] {
  return rungs.map((ref) => {
    const name = record.steps.find(({ key }) => key === ref.key)?.step ?? ref.key;
    return `${rungTitle(ref, language)}: ${process.steps[name]?.title[language] ?? name}`;
  });
}

function titleOf(
  { type }: TimelineRecord,
  { language, step, outcome }: { readonly language: Language; readonly step?: Localized; readonly outcome?: Localized },
): string {
  const title = titles[type]?.[language] ?? type;
  return [
    type === 'completed' && step ? step[language] : title,
    outcome?.[language] ?? (type === 'completed' ? undefined : step?.[language]),
  ]
    .filter((part) => part !== undefined)
    .join(': ');
}
