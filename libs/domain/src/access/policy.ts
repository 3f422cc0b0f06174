import { type ProcessTerms, processIds, termsOf } from '../eligibility';
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

/** Roles that see steps, owners and dates of what they answer for, and no content. */
export const supervisingRoles: ReadonlySet<Role> = new Set<Role>(['supervisor', 'head', 'management']);

export function supervises({ roles }: Pick<Principal, 'roles'>): boolean {
  return roles.some((role) => supervisingRoles.has(role));
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

type RuleCriterion = Omit<CaseCriterion, 'ground' | 'processes' | 'exceptConflictOf'>;

interface Rule {
  readonly ground: Ground;
  /** What the rule rests on, for a reader who knows the law and not the code. */
  readonly because: string;
  /** The criteria that the rule gives this principal; none when it does not speak of them. */
  readonly criteria: (principal: Principal) => readonly RuleCriterion[];
}

/** A step that is owed now; an offer is not owed before it is accepted. */
const open = { states: ['open'], owed: true, handover: false } as const;
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
  because:
    'As above: the owner of an open step, also where a supervisor took it over, and whoever acts in their absence',
  criteria: ({ userId, actingFor }) => [userId, ...actingFor].map((user) => ({ step: { ...open, owner: user } })),
};
const offer: Rule = {
  ground: 'offer',
  because: 'FVL §§ 27, 32: who is offered a responsibility needs to know what kind and why, not yet whose it is',
  criteria: ({ units }) => [{ step: { ...open, handover: true, units } }],
};
const answered: Rule = {
  ground: 'answered',
  because: 'FVL § 27; RPL § 115: an authority keeps what it said itself, and nothing else',
  criteria: ({ units }) => [{ step: { ...ended, handover: false, units } }],
};
const referral: Rule = {
  ground: 'referrer',
  because: 'FVL § 27: who refers sees the own submission, the state and the own steps',
  criteria: ({ userId, units }) => [{ referrerUser: userId }, { referrerUnits: units }],
};
const supervision: Rule = {
  ground: 'steps',
  because: 'Supervision of the own authority, by supervisor, head and management: steps, owners and dates, no content',
  criteria: (principal) =>
    supervises(principal)
      ? [{ districts: principal.districts, step: { ...ever, authorities: principal.authorities } }]
      : [],
};
/** Those who answer for an exit unit are members of it: they belong to its few, and nobody else does. */
const exitSupervision: Rule = {
  ground: 'steps',
  because: 'Supervision of an exit unit by those who answer for it: steps, owners and dates, no content',
  criteria: (principal) =>
    supervises(principal) ? [{ step: { ...ever, units: principal.units.filter(isExitUnit) } }] : [],
};

/** Rules that hold without a duty role: supervision, and owning a step. */
const withoutDuty: ReadonlySet<Rule> = new Set([supervision, exitSupervision, owner]);

const common = [task, owner, offer, referral, answered, supervision] as const;

/** Who sees a process that has no rules of its own: whoever coordinates it by its terms, and those that all have. */
function rulesFromTerms({ process, organisation }: ProcessTerms): readonly Rule[] {
  const coordinators = organisation?.coordinators ?? [];
  return [
    ...coordinators.flatMap((name): Rule[] => {
      const role = organisation?.roles[name];
      if (role === undefined || 'parties' in role) return [];
      const [before = '', after] = role.unit.split('{municipality}');
      return after === undefined
        ? [
            {
              ground: 'coordinator',
              because: `The unit that holds the course of ${process} together`,
              criteria: ({ units }) => districtsOf(units, role.unit).map((district) => ({ districts: [district] })),
            },
          ]
        : [
            {
              ground: 'coordinator',
              because: `The unit of the municipality that is responsible for the course of ${process}`,
              criteria: ({ units }) =>
                units.flatMap((unit) => {
                  const [district = '', name = ''] = unit.split('/');
                  if (!name.startsWith(before) || !name.endsWith(after)) return [];
                  const code = name.slice(before.length, name.length - after.length);
                  return [{ districts: [district], responsible: [role.authority.replace('{municipality}', code)] }];
                }),
            },
          ];
    }),
    ...common,
  ];
}

/** Rules for principals that work on cases; supervision stands apart because it needs no duty role. */
const ownRules: Readonly<Record<string, readonly Rule[]>> = {
  'psp-k': [
    {
      ground: 'coordinator',
      because: 'S000 § 8; RPL § 115: answers go to the sekretariatsgruppe, which holds the course together',
      criteria: ({ units }) =>
        districtsOf(units, 'pspk.sekretariatsgruppe').map((district) => ({ districts: [district] })),
    },
    ...common,
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
    ...common,
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
          // Being offered the case is not taking part in it yet.
          step: { ...ever, handover: false, units: units.filter(isExitUnit) },
        },
      ],
    },
    task,
    owner,
    offer,
    // The person who refers, not the unit: no Exit case shows in a unit's queue or search.
    {
      ground: 'referrer',
      because: referral.because,
      criteria: ({ userId }) => [{ referrerUser: userId }],
    },
    {
      ground: 'answered',
      because: 'After consent was withdrawn the lawful journal stays: each authority keeps what it said itself',
      criteria: ({ units }) => [{ marksPresent: ['consent-given'], step: { ...ended, handover: false, units } }],
    },
    exitSupervision,
  ],
};

const rules: Readonly<Record<string, readonly Rule[]>> = Object.fromEntries(
  processIds.map((process) => [process, ownRules[process] ?? rulesFromTerms(termsOf(process)!)]),
);

/** Units with a part in an Exit course carry it in their id: `<district>/kommune-0165.exit`, `<district>/politi.exit`. */
export function isExitUnit(unit: string): boolean {
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
  const before = known.get(principal);
  if (before) return before;
  // Most rules hold for most processes: one criterion for all of these keeps a query short, however many there are.
  const merged = new Map<string, CaseCriterion>();
  for (const [process, table] of Object.entries(rules)) {
    if (process === 'ukn' && !isUknParty(principal)) continue;
    for (const { ground, criteria } of table.filter((rule) => withoutDuty.has(rule) || hasDutyRole(principal))) {
      for (const criterion of criteria(principal).filter(canMatch)) {
        const same = JSON.stringify([ground, criterion]);
        const processes = [...(merged.get(same)?.processes ?? []), process];
        merged.set(same, { ground, ...criterion, exceptConflictOf: principal.userId, processes });
      }
    }
  }
  const criteria = { anyOf: [...merged.values()] };
  known.set(principal, criteria);
  return criteria;
}

/** A view asks the same for each of its steps. */
const known = new WeakMap<Principal, VisibilityCriteria>();

/**
 * The same for steps as rows of a list: a step that matches one of these – the case's columns and its own – may be
 * listed. Having referred a case is no reason to list its steps; the own ones match by their unit.
 */
export function workItemCriteria(principal: Principal): VisibilityCriteria {
  return { anyOf: visibilityCriteria(principal).anyOf.filter(({ ground }) => ground !== 'referrer') };
}

/**
 * What a supervisor answers for: steps of the own authority, and in Exit of the own unit. Steps that the same person
 * sees for another reason – a task, coordinating a course – are not counted as theirs.
 */
export function supervisionCriteria(principal: Principal): VisibilityCriteria {
  return { anyOf: visibilityCriteria(principal).anyOf.filter(({ ground }) => ground === 'steps') };
}

/** A criterion with an empty list of units or authorities can match nothing, and would only slow a query down. */
function canMatch({ referrerUnits, districts, responsible, step }: RuleCriterion): boolean {
  return [referrerUnits, districts, responsible, step?.units, step?.authorities].every(
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
