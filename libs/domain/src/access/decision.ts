import { legalBasesFor } from '../eligibility/assess';
import { type Localized, assertNever } from '../text';
import { type CaseAction, type StepAction, actionsOn, actionsOnStep } from './actions';
import { caseLevel, groundsOf, hasDutyRole, isUknParty, supervises, supervisingRoles } from './policy';
import { stepVisible } from './sight';
import type { CaseForAccess, Principal, Role, StepForAccess } from './types';

export type Action =
  | 'eligibility.check'
  | 'referral.submit'
  | 'case.list'
  | 'case.read'
  | 'case.withdraw'
  | 'case.close'
  | 'fact.correct'
  | 'note.write'
  | 'step.complete'
  | 'step.claim'
  | 'step.assign'
  | 'step.release'
  | 'step.pause'
  | 'step.end-pause'
  | 'case.offer-handover'
  | 'step.withdraw-handover'
  | 'concern.raise'
  | 'workitem.list'
  | 'supervision.read'
  | 'incident.read'
  | 'incident.retry'
  | 'incident.end'
  | 'audit.read';

/** What the action is about. A list has no resource: its rows are chosen by `visibilityCriteria`. */
export interface AccessResource {
  readonly case?: CaseForAccess;
  readonly step?: StepForAccess;
  readonly referral?: ReferralForAccess;
}

export interface ReferralForAccess {
  readonly process: string;
  readonly district: string;
  /** The authority on whose behalf the principal refers. */
  readonly authority: string;
  readonly legalBasis: string;
  readonly requestReview: boolean;
}

/** What the API owes when it carries an allowed action out. */
export type Obligation = 'log-access' | 'record-disclosure' | 'not-for-investigation' | 'without-content';

export interface Decision {
  readonly allow: boolean;
  readonly reasons: readonly { readonly code: DecisionCode; readonly text: Localized }[];
  readonly obligations: readonly Obligation[];
}

export type DecisionCode = keyof typeof texts;

const texts = {
  allowed: { da: 'Tilladt.', en: 'Allowed.' },
  'not-found': { da: 'Sagen findes ikke.', en: 'There is no such case.' },
  'role-not-allowed': { da: 'Din rolle giver ikke adgang til dette.', en: 'Your role does not allow this.' },
  'not-your-authority': {
    da: 'Du kan kun handle på vegne af din egen myndighed.',
    en: 'You can act for your own authority only.',
  },
  'not-your-district': { da: 'Du hører ikke til i den politikreds.', en: 'You do not belong to that police district.' },
  'not-your-step': { da: 'Opgaven påhviler en anden enhed.', en: 'The step is owed by another unit.' },
  'not-possible-now': { da: 'Det kan ikke gøres, som sagen står nu.', en: 'This cannot be done as the case stands.' },
  'legal-basis-not-covering': {
    da: 'Det valgte retsgrundlag dækker ikke din myndighed i denne ordning.',
    en: 'The chosen legal basis does not cover your authority in this scheme.',
  },
  'ukl-58-parties-only': {
    da: 'Kun myndighederne i UKL § 58 kan deltage i en sag for Ungdomskriminalitetsnævnet.',
    en: 'Only the authorities of UKL § 58 can take part in a case before the Youth Crime Board.',
  },
} satisfies Record<string, Localized>;

/**
 * May the principal do this, and why. Pure; every route asks it. `not-found` means that the principal may not know
 * that the case exists: the API answers 404, and 403 with the code for everything else.
 */
export function decide(principal: Principal, action: Action, resource: AccessResource = {}): Decision {
  switch (action) {
    case 'eligibility.check':
      return supervises(principal) || hasDutyRole(principal) ? allow() : deny('role-not-allowed');
    case 'referral.submit':
      return submit(principal, required(resource.referral, action));
    case 'case.list':
    case 'workitem.list':
      return supervises(principal) || hasDutyRole(principal) ? allow('log-access') : deny('role-not-allowed');
    case 'case.read':
      return read(principal, required(resource.case, action));
    case 'case.withdraw':
      return onCase(principal, required(resource.case, action), 'withdraw');
    case 'case.close':
      return onCase(principal, required(resource.case, action), 'close');
    case 'fact.correct':
      return onCase(principal, required(resource.case, action), 'correct-fact');
    case 'note.write':
      return onCase(principal, required(resource.case, action), 'note');
    case 'step.complete':
      return onStep(principal, resource, 'complete');
    case 'step.claim':
      return onStep(principal, resource, 'claim');
    case 'step.assign':
      return onStep(principal, resource, 'assign');
    case 'step.release':
      return onStep(principal, resource, 'release');
    case 'step.pause':
      return onStep(principal, resource, 'pause');
    case 'step.end-pause':
      return onStep(principal, resource, 'end-pause');
    case 'case.offer-handover':
      return onCase(principal, required(resource.case, action), 'offer-handover');
    case 'step.withdraw-handover':
      return onStep(principal, resource, 'withdraw-handover');
    case 'concern.raise':
      return onCase(principal, required(resource.case, action), 'raise-concern');
    case 'supervision.read':
      return byRole(principal, [...supervisingRoles]);
    case 'incident.read':
    case 'incident.retry':
    case 'incident.end': {
      const { allow: mayOperate } = byRole(principal, ['operator']);
      if (!mayOperate) return deny('role-not-allowed');
      return required(resource.case, action).state === 'incident'
        ? allow('log-access', 'without-content')
        : deny('not-found');
    }
    case 'audit.read':
      return byRole(principal, ['auditor']);
    default:
      return assertNever(action);
  }
}

/** Roles that refer on behalf of their authority. */
const referringRoles: readonly Role[] = ['caseworker', 'screening-officer', 'coordinator'];

function submit(principal: Principal, referral: ReferralForAccess): Decision {
  const { process, authority, district, legalBasis, requestReview } = referral;
  if (!principal.roles.some((role) => referringRoles.includes(role))) return deny('role-not-allowed');
  if (!principal.authorities.includes(authority)) return deny('not-your-authority');
  if (!principal.districts.includes(district)) return deny('not-your-district');
  // Without a review a stranger to UKL § 58 gets the rule's advice and nothing is stored; a case would be.
  if (process === 'ukn' && requestReview && !isUknParty({ authorities: [authority] }))
    return deny('ukl-58-parties-only');
  const bases: readonly string[] = legalBasesFor(process, authority);
  return bases.includes(legalBasis)
    ? allow('log-access', 'record-disclosure', 'not-for-investigation')
    : deny('legal-basis-not-covering');
}

function read(principal: Principal, kase: CaseForAccess): Decision {
  const level = caseLevel(principal, kase);
  if (level === 'none') return deny('not-found');
  return level === 'steps' || level === 'offer' ? allow('log-access', 'without-content') : allow('log-access');
}

function onCase(principal: Principal, kase: CaseForAccess, action: CaseAction): Decision {
  if (caseLevel(principal, kase) === 'none') return deny('not-found');
  if (actionsOn(principal, kase).includes(action)) return allow('log-access');
  const grounds = groundsOf(principal, kase);
  const working = grounds.some((ground) => ground === 'referrer' || ground === 'task' || ground === 'coordinator');
  return deny(working && couldEver(action, principal, kase) ? 'not-possible-now' : 'role-not-allowed');
}

/** Would the same reader be allowed in another state of the case: tells "not you" from "not now". */
function couldEver(action: CaseAction, principal: Principal, kase: CaseForAccess): boolean {
  return actionsOn(principal, { ...kase, state: 'open', marks: {} }).includes(action);
}

/** A step that the principal may not see is as unknown as a case that it may not see. */
function onStep(principal: Principal, resource: AccessResource, action: StepAction): Decision {
  const kase = required(resource.case, `step.${action}`);
  const step = required(resource.step, `step.${action}`);
  if (caseLevel(principal, kase) === 'none') return deny('not-found');
  if (actionsOnStep(principal, kase, step).includes(action)) return allow('log-access');
  if (stepVisible(principal, kase, step) === 'hidden') return deny('not-your-step');
  const possible = actionsOnStep(principal, { ...kase, state: 'open' }, { ...step, state: 'open', owner: null });
  return deny(possible.includes(action) ? 'not-possible-now' : 'not-your-step');
}

function byRole(principal: Principal, roles: readonly Role[]): Decision {
  return principal.roles.some((role) => roles.includes(role)) ? allow('log-access') : deny('role-not-allowed');
}

function allow(...obligations: readonly Obligation[]): Decision {
  return { allow: true, reasons: [{ code: 'allowed', text: texts.allowed }], obligations };
}

function deny(code: DecisionCode): Decision {
  return {
    allow: false,
    reasons: [{ code, text: texts[code] }],
    obligations: code === 'not-found' ? [] : ['log-access'],
  };
}

/** A caller that names no case for a case's action has a fault in its code, not a denied reader. */
function required<T>(value: T | undefined, action: string): T {
  if (value === undefined) throw new TypeError(`decide(${action}) needs its resource`);
  return value;
}
