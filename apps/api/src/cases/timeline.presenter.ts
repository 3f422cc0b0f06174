import type { TimelineEntryView } from '@tovholder/contracts/http';
import { type CaseForAccess, stepVisible, timelineVisible } from '@tovholder/domain/access';
import type { Language, Localized } from '@tovholder/domain/text';
import type { CaseRecord, TimelineRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import type { Reader } from '../http/request';
import { namedCodes } from '../processes/outcome-data';
import { caseForAccess } from './sight';

const t = (da: string, en: string): Localized => ({ da, en });

const titles: Readonly<Record<string, Localized>> = {
  submitted: t('Henvendelsen er indsendt', 'The referral was submitted'),
  opened: t('Forløbet er åbnet', 'The case was opened'),
  completed: t('Opgaven er afsluttet', 'The step was completed'),
  'fact-corrected': t('En oplysning er rettet', 'A fact was corrected'),
  'milestones-passed': t('En frist eller fødselsdag er passeret', 'A deadline or birthday has passed'),
  withdrawn: t('Henvendelsen er trukket tilbage', 'The referral was withdrawn'),
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
  return {
    seq: entry.seq,
    at: entry.at,
    type: entry.type,
    title: titleOf(entry, { language: reader.language, step: definition?.title, outcome: outcome?.title }),
    step: entry.key,
    outcome: entry.outcome,
    data: entry.data && namedCodes(outcome?.data ?? {}, entry.data),
    text: entry.text,
    by: entry.actor && { user: entry.actor.userId, authority: entry.actor.authority, unit: entry.actor.unit },
    opened: entry.opened.filter((key) => seen.has(key)),
    withdrawn: entry.withdrawn.filter((key) => seen.has(key)),
    caseOutcome: entry.outcomeOfCase,
  };
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
