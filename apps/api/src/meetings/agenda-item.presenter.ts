import type { AgendaItemView, CaseView } from '@tovholder/contracts/http';
import {
  actionsOnItem,
  type AgendaItemForAccess,
  itemSight,
  type MeetingForAccess,
  seesConflicts,
} from '@tovholder/domain/access';
import type { AgendaItemRecord, CaseRecord } from '@tovholder/persistence';
import { caseForAccess } from '../cases/sight';
import type { Reader } from '../http/request';
import { presentFollowUp, seenFollowUps } from './follow-up.presenter';

interface Context {
  /** Its place on the agenda, from 1. */
  readonly number: number;
  readonly kase: CaseRecord;
  /** The case as the reader may see it; only asked for where they may. */
  readonly view: () => CaseView;
  readonly reader: Reader;
  readonly meeting: MeetingForAccess;
  readonly person: (id: string) => { readonly id: string; readonly name: string };
}

/** An item as this reader may see it: of one whose case they may not know of, only that there is one. */
export function presentItem(item: AgendaItemRecord, context: Context): AgendaItemView {
  const { number, kase, reader, meeting, person } = context;
  const access = itemForAccess(item, kase);
  const sight = itemSight(reader.principal, access);
  const followUps = seenFollowUps(item.followUps, { access: access.case, reader }).map((followUp) =>
    presentFollowUp(followUp, { access: access.case, reader }),
  );
  const conflicts = item.conflicts
    .filter(({ userId }) => userId === reader.principal.userId || seesConflicts(reader.principal, meeting))
    .map(({ userId, name, at }) => ({ user: { id: userId, name }, at }));
  if (sight === 'conflict' || sight === 'unknown') {
    const nothing = { origin: null, reason: null, state: null, case: null, step: null, decision: null, note: null };
    return { id: item.id, number, hidden: sight, ...nothing, followUps, conflicts, actions: [] };
  }
  const view = context.view();
  const step = view.steps.find(({ key }) => key === item.stepKey) ?? null;
  const full = sight === 'full';
  return {
    id: item.id,
    number,
    hidden: null,
    origin: step && item.origin,
    reason: full ? item.reason : null,
    state: step && stateOf(item, step),
    case: {
      id: kase.id,
      caseNumber: view.caseNumber,
      version: view.version,
      process: { id: view.process.id, title: view.process.title },
      person: view.person,
      reason: view.reason ?? null,
    },
    step,
    decision: step && item.decision ? { at: item.decision.at, by: person(item.decision.by) } : null,
    followUps,
    conflicts,
    note: item.note,
    actions: actionsOnItem(reader.principal, { meeting, item: access }).filter(
      (action) => action !== 'decide' || step?.actions.includes('complete'),
    ),
  };
}

/** What the access rule reads of an item. */
export function itemForAccess(item: AgendaItemRecord, kase: CaseRecord): AgendaItemForAccess {
  return {
    case: caseForAccess(kase),
    stepKey: item.stepKey,
    decided: item.decision !== null,
  };
}

function stateOf(
  { decision }: AgendaItemRecord,
  { state }: { readonly state: string },
): NonNullable<AgendaItemView['state']> {
  if (decision) return 'decided';
  return state === 'open' ? 'open' : 'settled-elsewhere';
}
