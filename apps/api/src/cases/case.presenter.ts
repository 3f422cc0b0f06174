import type { CaseView, PersonView, ReasonView, RouteView } from '@tovholder/contracts/http';
import {
  actionsOn,
  type CaseAction,
  type CaseForAccess,
  factsVisible,
  groundsOf,
  personVisible,
  quorumSeen,
  responsibleVisible,
  stepVisible,
} from '@tovholder/domain/access';
import { localDateOf, type WorkCalendar, workingDaysLeft } from '@tovholder/domain/calendar';
import { earlyClosureGrounds, earlyClosureWords } from '@tovholder/domain/case-log';
import type { EligibilityResult, Reason, Route } from '@tovholder/domain/eligibility';
import { legalBasisTexts, routeTitle } from '@tovholder/domain/eligibility';
import type { Language } from '@tovholder/domain/text';
import type { CaseRecord, PersonRecord, StepRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import type { Reader } from '../http/request';
import type { Names } from '../platform/names';
import { correctableFacts, factsInWords } from './fact-views';
import { promptsFor } from './prompts';
import { caseForAccess, stepForAccess } from './sight';
import { presentStep } from './step.presenter';

interface Presentation {
  readonly reader: Reader;
  readonly process: ProcessDefinition;
  /** Instant in milliseconds that is now, and the zone of the case's district. */
  readonly now: number;
  readonly zone: string;
  /** By which its working days are counted. */
  readonly calendar: WorkCalendar;
  /** Linked cases that the reader may know of. */
  readonly links: CaseView['links'];
  /** Authorities that a case of this process may be offered to. */
  readonly receivers: CaseView['receivers'];
  /** What the case's district is called, and its units and authorities. */
  readonly districtTitle: string;
  readonly names: Names;
  /** What may be stated of where the citizen lives. */
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  readonly titleOfProcess: (id: string) => string;
}

/** The case as this reader may see it: the one place where a case is turned into an answer. */
export function presentCase(record: CaseRecord, presentation: Presentation): CaseView {
  const { reader, process, now, zone, links, receivers, names } = presentation;
  const { principal, language } = reader;
  const access = caseForAccess(record);
  const content = seesContent(reader, access);
  const person = personVisible(principal, access);
  const actions = possibleOn(record, { actions: actionsOn(principal, access), receivers });
  // An authority that is only asked has no facts, and no need to know how far the case has come.
  const course = factsVisible(principal, access) !== 'none';
  const today = localDateOf(new Date(now).toISOString(), zone);
  const daysLeft = (due: string): number => workingDaysLeft(presentation.calendar, { today, due });
  const { blocking } = record.assessment;
  const context = { reader, process, access, now, daysLeft, names, people: record.people, blocking };
  const steps = inOrder(record.steps, process).flatMap((step) => {
    const sight = stepVisible(principal, access, stepForAccess(step));
    return sight === 'hidden' ? [] : [presentStep(step, { ...context, sight, texts: record.texts[step.key] ?? {} })];
  });
  return {
    id: record.id,
    caseNumber: record.caseNumber,
    process: { id: record.process, version: record.processVersion, title: process.title[language] },
    district: record.district,
    districtTitle: presentation.districtTitle,
    state: record.state,
    version: record.version,
    epoch: record.epoch,
    receivedAt: record.receivedAt,
    openedAt: record.openedAt,
    closedAt: record.closedAt,
    urgency: record.referral.urgency,
    person: person ? presentPerson(record.person) : {},
    referrer: isOnlyOffered(reader, access) ? null : presentReferrer(record, { content, names }),
    ...presentFacts(record, { reader, access }),
    responsible: responsibleVisible(principal, access) ? presentResponsible(record, names) : null,
    milestones: presentMarks(course ? record.marks : {}),
    quorum: course ? quorumSeen(access) : null,
    steps,
    incident: presentIncident(record, { reader, access }),
    outcome: content ? record.outcome : null,
    outcomeTitle: content && record.outcome ? (process.endings[record.outcome]?.[language] ?? record.outcome) : null,
    successor: content ? record.successor : null,
    successorTitle: content && record.successor ? presentation.titleOfProcess(record.successor) : null,
    correctable: actions.includes('correct-fact')
      ? correctableFacts(record, {
          facts: statedFacts(record, reader, access),
          language,
          municipalities: presentation.municipalities,
        })
      : [],
    closureGrounds: actions.includes('close') ? closureGrounds(language) : [],
    receivers: actions.includes('offer-handover') ? openReceivers(record, receivers) : [],
    links,
    prompts: content && person ? promptsFor(record, { language, today, actions, steps, process }) : [],
    actions: [...actions],
  };
}

function presentReferrer(
  { referral: { authority, unit, userId, submittedAt }, people }: CaseRecord,
  { content, names }: { readonly content: boolean; readonly names: Names },
): CaseView['referrer'] {
  const title = unit === null ? names.authorityAt(authority, submittedAt) : names.unit(unit);
  return { authority, title, unit, ...(content ? { user: userId, userName: people[userId] ?? userId } : {}) };
}

function presentResponsible({ responsible }: CaseRecord, names: Names): CaseView['responsible'] {
  if (!responsible) return null;
  const { authority, since } = responsible;
  return { authority, title: names.authorityAt(authority, since), since };
}

function closureGrounds(language: Language): CaseView['closureGrounds'] {
  return earlyClosureGrounds.map((ground) => ({ ground, title: earlyClosureWords[ground][language] }));
}

/** What the policy allows and the case admits: an offer needs someone to whom it can be made. */
function possibleOn(
  record: CaseRecord,
  { actions, receivers }: { readonly actions: readonly CaseAction[]; readonly receivers: CaseView['receivers'] },
): readonly CaseAction[] {
  return openReceivers(record, receivers).length > 0
    ? actions
    : actions.filter((action) => action !== 'offer-handover');
}

/** A case can move to one place at a time: nobody, while an offer of it waits for its answer. */
function openReceivers({ steps }: CaseRecord, receivers: CaseView['receivers']): CaseView['receivers'] {
  const isOnOffer = steps.some(({ handover }) => handover?.of === 'case' && handover.state === 'offered');
  return isOnOffer ? [] : receivers;
}

/** A receiver that has not accepted yet sees process, reason and urgency, and nothing of the case. */
export function isOnlyOffered({ principal }: Reader, access: CaseForAccess): boolean {
  return groundsOf(principal, access).every((ground) => ground === 'offer');
}

/** As they opened; what one event opened, in the order of the sheet. */
function inOrder(steps: readonly StepRecord[], process: ProcessDefinition): readonly StepRecord[] {
  const sheet = Object.keys(process.steps);
  return [...steps].sort(
    (one, other) => one.openedAt.localeCompare(other.openedAt) || sheet.indexOf(one.step) - sheet.indexOf(other.step),
  );
}

/** Whether a reader sees more than steps, owners and dates, or than what its own unit once said. */
export function seesContent({ principal }: Reader, access: CaseForAccess): boolean {
  return groundsOf(principal, access).some(
    (ground) => ground === 'referrer' || ground === 'task' || ground === 'coordinator',
  );
}

/** What is unknown is absent, so that a reader cannot tell it from what is hidden. */
export function presentPerson({ id, cpr, replacementId, name, birthDate, municipality }: PersonRecord): PersonView {
  return {
    id,
    ...(cpr === null ? {} : { cpr }),
    ...(replacementId === null ? {} : { replacementId }),
    ...(name === null ? {} : { name }),
    ...(birthDate === null ? {} : { birthDate }),
    ...(municipality === null ? {} : { municipality }),
  };
}

/** The facts that the reader knows: as they are, or as they were submitted. */
function statedFacts(record: CaseRecord, { principal }: Reader, access: CaseForAccess): CaseRecord['facts'] {
  return factsVisible(principal, access) === 'all' ? record.facts : record.submitted.facts;
}

type FactsOfCase = Pick<
  CaseView,
  'reason' | 'legalBasis' | 'requestReview' | 'facts' | 'factsInWords' | 'verdict' | 'routes' | 'reasons'
>;

function presentFacts(
  record: CaseRecord,
  { reader, access }: { readonly reader: Reader; readonly access: CaseForAccess },
): FactsOfCase {
  const sight = factsVisible(reader.principal, access);
  if (sight === 'none') return { factsInWords: [], routes: [], reasons: [] };
  const { reason, legalBasis, requestReview } = record.referral;
  const { facts, eligibility } = sight === 'all' ? record : record.submitted;
  return {
    reason,
    legalBasis: { ...legalBasis, title: legalBasisTexts[legalBasis.code]?.title[reader.language] ?? legalBasis.code },
    ...(requestReview === null ? {} : { requestReview }),
    facts,
    factsInWords: factsInWords(record.process, { facts, language: reader.language }),
    ...presentAssessment(eligibility, reader.language),
  };
}

function presentAssessment(
  { verdict, routes, reasons }: EligibilityResult,
  language: Language,
): Pick<CaseView, 'verdict' | 'routes' | 'reasons'> {
  return {
    verdict,
    routes: routes.map((route) => presentRoute(route, language)),
    reasons: reasons.map((reason) => presentReason(reason, language)),
  };
}

export function presentReason({ text, ...reason }: Reason, language: Language): ReasonView {
  return { ...reason, text: text[language] };
}

export function presentRoute({ to, track, stage, because }: Route, language: Language): RouteView {
  return {
    to,
    title: routeTitle(to)[language],
    ...(track ? { track } : {}),
    ...(stage ? { stage } : {}),
    because: because.map((reason) => presentReason(reason, language)),
  };
}

function presentMarks(marks: CaseRecord['marks']): CaseView['milestones'] {
  return {
    acceptedAt: marks.accepted ?? null,
    decidedAt: marks.decided ?? null,
    measureStartedAt: marks['measure-started'] ?? null,
    consentGivenAt: marks['consent-given'] ?? null,
    consentWithdrawnAt: marks['consent-withdrawn'] ?? null,
  };
}

/** That a case has stopped is for all who see it; the reason names steps, so it is for those who see all of them. */
function presentIncident(
  { incident }: CaseRecord,
  { reader, access }: { readonly reader: Reader; readonly access: CaseForAccess },
): CaseView['incident'] {
  if (!incident) return null;
  const { principal } = reader;
  const told = principal.roles.includes('operator') || groundsOf(principal, access).includes('coordinator');
  return { at: incident.at, ...(told ? { reason: incident.reason } : {}) };
}
