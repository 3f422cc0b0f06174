import type { TimelineEntryView } from '@tovholder/contracts/http';
import { type CaseForAccess, stepVisible, timelineVisible } from '@tovholder/domain/access';
import type { MilestoneRef } from '@tovholder/domain/case-log';
import { type FactTexts, factTexts } from '@tovholder/domain/eligibility';
import type { Language, Localized } from '@tovholder/domain/text';
import type { CaseRecord, TimelineRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import type { Reader } from '../http/request';
import type { Names } from '../platform/names';
import { namedCodes } from '../processes/outcome-data';
import { personTitles } from './fact-views';
import { presentDetails } from './outcome-details';
import { rungTitle } from './rung-words';
import { caseForAccess } from './sight';
import { birthdayTitle, passedTitle, titleOf } from './timeline-titles';

/** The events that the reader may see, each as far as they may see it. */
export function presentTimeline(
  entries: readonly TimelineRecord[],
  context: {
    readonly record: CaseRecord;
    readonly process: ProcessDefinition;
    readonly reader: Reader;
    readonly names: Names;
  },
): TimelineEntryView[] {
  const { record, reader } = context;
  const access = caseForAccess(record);
  const seen = visibleKeys(reader, access);
  return entries
    .filter(({ type, key, actor }) => timelineVisible(reader.principal, access, { type, key, actor }))
    .map((entry) => presentEntry(entry, { ...context, seen }));
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
    readonly names: Names;
    readonly seen: ReadonlySet<string>;
  },
): TimelineEntryView {
  const { record, process, reader, names, seen } = context;
  const { language } = reader;
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
      passed.length > 0
        ? passed
            .filter((ref) => !isToldByRung(ref, rungs))
            .map((ref) => milestoneTitle(ref, { record, process, language }))
            .join(' · ')
        : titleOf(entry, {
            language,
            step: definition?.title,
            outcome: outcome?.title,
            names,
            nameOf: (user) => record.people[user] ?? user,
            factTitle: (fact) => factTitle(fact, { process: record.process, language }),
          }),
    step: entry.key,
    outcome: entry.outcome,
    data: entry.data && {
      ...namedCodes(outcome?.data ?? {}, entry.data),
      ...(entry.type === 'milestones-passed' ? { milestones: passed } : {}),
    },
    text: entry.text,
    details: outcome
      ? presentDetails(outcome.data ?? {}, { codes: entry.data ?? {}, texts: entry.text ?? {}, language })
      : [],
    by: entry.actor && presentActor(entry.actor, { names, at: entry.at }),
    opened: entry.opened.filter((key) => seen.has(key)),
    withdrawn: entry.withdrawn.filter((key) => seen.has(key)),
    caseOutcome: entry.outcomeOfCase,
    caseOutcomeTitle: entry.outcomeOfCase && (process.endings[entry.outcomeOfCase]?.[language] ?? entry.outcomeOfCase),
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

/** The rung at the due instant says that it has come: it is not said twice. */
function isToldByRung(ref: MilestoneRef, rungs: readonly RungRef[]): boolean {
  return ref.kind === 'due' && rungs.some(({ key, rung }) => key === ref.key && rung === 'due');
}

/** "Rykker 2 arbejdsdage efter fristen: Sortering af sagen", or what else passed. */
function milestoneTitle(
  ref: MilestoneRef,
  {
    record,
    process,
    language,
  }: { readonly record: CaseRecord; readonly process: ProcessDefinition; readonly language: Language },
): string {
  if (ref.kind === 'birthday') return birthdayTitle(ref.name, language);
  const name = record.steps.find(({ key }) => key === ref.key)?.step ?? ref.key;
  const step = process.steps[name]?.title[language] ?? name;
  return ref.kind === 'rung' ? `${rungTitle(ref, language)}: ${step}` : passedTitle(step, language);
}

/** What a fact is called: one of the process, or of the citizen. */
function factTitle(
  fact: string,
  { process, language }: { readonly process: string; readonly language: Language },
): string | undefined {
  const ofPerson: Readonly<Record<string, Localized>> = personTitles;
  const ofProcess = (factTexts as Readonly<Record<string, FactTexts>>)[process];
  return (ofProcess?.[fact]?.label ?? ofPerson[fact])?.[language];
}

function presentActor(
  { userId, name, authority, unit }: NonNullable<TimelineRecord['actor']>,
  { names, at }: { readonly names: Names; readonly at: string },
): TimelineEntryView['by'] {
  const unitTitle = unit === null ? authority && names.authorityAt(authority, at) : names.unit(unit);
  return { user: userId, name, authority, unit, unitTitle };
}
