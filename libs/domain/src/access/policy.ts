import { type CaseCriterion, type Ground, type VisibilityCriteria, grounds, matchesCriterion } from './criteria';
import type { CaseForAccess, Principal, Role } from './types';

/** How much of a case a principal may see; `none` means that it may not even know that the case exists (404). */
export type CaseLevel = 'none' | Ground;

/** Roles that work on cases through their units. A supervisor, auditor or operator has no content by membership. */
export const dutyRoles: ReadonlySet<Role> = new Set<Role>([
  'caseworker',
  'screening-officer',
  'coordinator',
  'board-member',
  'prosecutor',
  'youth-supervisor',
]);

export function hasDutyRole({ roles }: Pick<Principal, 'roles'>): boolean {
  return roles.some((role) => dutyRoles.has(role));
}

/** UKL § 58(1): police, prosecution, prison and probation, and municipal authorities – and the board itself. */
export function isUknParty({ authorities }: Pick<Principal, 'authorities'>): boolean {
  return authorities.some(
    (authority) =>
      authority.startsWith('kommune:') ||
      ['politi', 'anklagemyndighed', 'kriminalforsorg', 'ukf', 'ukn'].includes(authority),
  );
}

/** The step by which the authority that received an Exit contact takes the case on, before there is a consent. */
const exitReceiving = ['contact-agreed'] as const;

interface Rule {
  readonly ground: Ground;
  /** What the rule rests on, for a reader who knows the law and not the code. */
  readonly because: string;
  /** The criteria that the rule gives this principal; none when it does not speak of them. */
  readonly criteria: (principal: Principal) => readonly Omit<CaseCriterion, 'ground' | 'process'>[];
}

/** A step that is owed now. */
const open = { states: ['open'], owed: true } as const;
/** A step that was owed once. */
const ended = { states: ['done', 'withdrawn'], owed: true } as const;
const ever = { owed: true } as const;

const task: Rule = {
  ground: 'task',
  because: 'RPL § 115; UKL § 58; DBL § 5: the unit that owes an open step needs what the step needs, while it is open',
  criteria: ({ units }) => [{ step: { ...open, units } }],
};
const owner: Rule = {
  ground: 'task',
  because: 'As above: the owner of an open step, also where a supervisor took it over',
  criteria: ({ userId }) => [{ step: { ...open, owner: userId } }],
};
const answered: Rule = {
  ground: 'answered',
  because: 'FVL § 27; RPL § 115: an authority keeps what it said itself, and nothing else',
  criteria: ({ units }) => [{ step: { ...ended, units } }],
};
const referral: Rule = {
  ground: 'referrer',
  because: 'FVL § 27: who refers sees the own submission, the state and the own steps',
  criteria: ({ userId, units }) => [{ referrerUser: userId }, { referrerUnits: units }],
};
const supervision: Rule = {
  ground: 'steps',
  because: 'Supervision of the own authority: steps, owners and dates, no content',
  criteria: ({ roles, authorities, districts }) =>
    roles.includes('supervisor') ? [{ districts, step: { ...ever, authorities } }] : [],
};

/** Rules for principals that work on cases; supervision stands apart because it needs no duty role. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  'psp-k': [
    {
      ground: 'coordinator',
      because: 'S000 § 8; RPL § 115: answers go to the sekretariatsgruppe, which holds the course together',
      criteria: ({ units }) =>
        districtsOf(units, 'pspk.sekretariatsgruppe').map((district) => ({ districts: [district] })),
    },
    task,
    owner,
    referral,
    answered,
    supervision,
  ],
  ukn: [
    {
      ground: 'coordinator',
      because: 'UKL §§ 9, 58: the board’s secretariat, once the case has reached the board',
      criteria: ({ units }) =>
        districtsOf(units, 'ukn.sekretariat').map((district) => ({
          districts: [district],
          step: { ...ever, authorities: ['ukn'] },
        })),
    },
    task,
    owner,
    referral,
    answered,
    supervision,
  ],
  exit: [
    {
      ground: 'coordinator',
      because: 'Before consent only the authority that received the contact sees the case (EX-LEJ; RPL § 115)',
      criteria: ({ units }) => [{ step: { ...ever, units, steps: exitReceiving } }],
    },
    {
      ground: 'coordinator',
      because: 'Consent: the members of the exit units that take part in this case, until consent is withdrawn',
      criteria: ({ units }) => [
        {
          marksPresent: ['consent-given'],
          marksAbsent: ['consent-withdrawn'],
          step: { ...ever, units: units.filter(isExitUnit) },
        },
      ],
    },
    task,
    owner,
    // The person who refers, not the unit: no Exit case shows in a unit's queue or search.
    {
      ground: 'referrer',
      because: referral.because,
      criteria: ({ userId }) => [{ referrerUser: userId }],
    },
    {
      ground: 'answered',
      because: 'After consent was withdrawn the lawful journal stays: each authority keeps what it said itself',
      criteria: ({ units }) => [{ marksPresent: ['consent-given'], step: { ...ended, units } }],
    },
  ],
};

/** Units with a part in an Exit course carry it in their id: `<district>/kommune-0165.exit`, `<district>/politi.exit`. */
function isExitUnit(unit: string): boolean {
  return unit.endsWith('.exit');
}

/** Districts in which a principal belongs to the unit of this name. */
function districtsOf(units: readonly string[], name: string): readonly string[] {
  return units.flatMap((unit) => (unit.endsWith(`/${name}`) ? [unit.slice(0, -name.length - 1)] : []));
}

/**
 * The policy as data: the cases that a principal may know of, one criterion per reason. Persistence turns it into
 * SQL; `caseLevel` evaluates the same criteria, so a list and a single case cannot disagree.
 */
export function visibilityCriteria(principal: Principal): VisibilityCriteria {
  const anyOf = Object.entries(rules).flatMap(([process, table]) => {
    if (process === 'ukn' && !isUknParty(principal)) return [];
    return table
      .filter((rule) => rule === supervision || rule === owner || hasDutyRole(principal))
      .flatMap(({ ground, criteria }) =>
        criteria(principal)
          .filter(canMatch)
          .map((criterion): CaseCriterion => ({ ground, process, ...criterion })),
      );
  });
  return { anyOf };
}

/**
 * The same for steps as rows of a list: a step that matches one of these – the case's columns and its own – may be
 * listed. Having referred a case is no reason to list its steps; the own ones match by their unit.
 */
export function workItemCriteria(principal: Principal): VisibilityCriteria {
  return { anyOf: visibilityCriteria(principal).anyOf.filter(({ ground }) => ground !== 'referrer') };
}

/** A criterion with an empty list of units or authorities can match nothing, and would only slow a query down. */
function canMatch({ referrerUnits, districts, step }: Omit<CaseCriterion, 'ground' | 'process'>): boolean {
  return [referrerUnits, districts, step?.units, step?.authorities].every(
    (list) => list === undefined || list.length > 0,
  );
}

/** Every reason that a principal has to see this case, least first. */
export function groundsOf(principal: Principal, kase: CaseForAccess): readonly Ground[] {
  const matching = new Set(
    visibilityCriteria(principal)
      .anyOf.filter((criterion) => matchesCriterion(criterion, kase))
      .map(({ ground }) => ground),
  );
  return grounds.filter((ground) => matching.has(ground));
}

/** The most that a principal may see of this case. */
export function caseLevel(principal: Principal, kase: CaseForAccess): CaseLevel {
  return groundsOf(principal, kase).at(-1) ?? 'none';
}

/** The rules as a table: who sees a case of a process, how much, and what that rests on. */
export function accessTable(): readonly {
  readonly process: string;
  readonly ground: Ground;
  readonly because: string;
}[] {
  return Object.entries(rules).flatMap(([process, table]) =>
    table.map(({ ground, because }) => ({ process, ground, because })),
  );
}
