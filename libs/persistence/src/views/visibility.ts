import type { CaseCriterion, StepCriterion } from '@tovholder/domain/access';

/** Collects the values of a statement while its text is put together. */
export class Parameters {
  constructor(readonly values: unknown[] = []) {}

  /** @returns the placeholder that stands for the value */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Where a criterion finds process and district: on the case `c`, or on the step `s`, which carries both. */
type Row = 'c' | 's';

/** A criterion's conditions on process and district, and on who asks. */
function courseConditions(
  criterion: Pick<CaseCriterion, 'processes' | 'districts' | 'exceptConflictOf'>,
  { row, params }: { row: Row; params: Parameters },
): string[] {
  const processes = `${row}.process = ANY (${params.add(criterion.processes)})`;
  return [processes, ...districtConditions(criterion, { row, params }), withoutConflict(criterion, { row, params })];
}

/** Of a user, the cases that a conflict of interest in force closes to them. */
export const conflictsOf = (user: string): string =>
  `ARRAY(SELECT k.case_id FROM conflict_of_interest k WHERE k.user_id = ${user} AND k.lifted_at IS NULL)`;

/** That a conflict of interest does not close the case: the few that it does are read once, and compared with each row. */
export function withoutConflict(
  { exceptConflictOf }: Pick<CaseCriterion, 'exceptConflictOf'>,
  { row, params }: { row: Row; params: Parameters },
): string {
  return `${row === 'c' ? 'c.id' : 's.case_id'} <> ALL (${conflictsOf(params.add(exceptConflictOf))})`;
}

/** A criterion's conditions on the district. */
export function districtConditions(
  { districts }: Pick<CaseCriterion, 'districts'>,
  { row, params }: { row: Row; params: Parameters },
): string[] {
  return districts ? [`${row}.district = ANY (${params.add(districts)})`] : [];
}

/** A criterion's conditions on what only the case `c` holds. */
export function caseConditions(
  criterion: Omit<CaseCriterion, 'processes' | 'exceptConflictOf'>,
  params: Parameters,
): string[] {
  const { referrerUser, referrerUnits, responsible, marksPresent, marksAbsent } = criterion;
  return [
    ...(referrerUser === undefined ? [] : [`c.referrer_user = ${params.add(referrerUser)}`]),
    ...(referrerUnits ? [`c.referrer_unit = ANY (${params.add(referrerUnits)})`] : []),
    ...(responsible ? [`c.responsible_authority = ANY (${params.add(responsible)})`] : []),
    ...(marksPresent?.length ? [`c.marks ?& ${params.add(marksPresent)}`] : []),
    ...(marksAbsent?.length ? [`NOT c.marks ?| ${params.add(marksAbsent)}`] : []),
  ];
}

/** A criterion's conditions on one step (`s`). */
export function stepConditions(criterion: StepCriterion, params: Parameters): string[] {
  const { units, authorities, owner, states, steps, owed, handover } = criterion;
  return [
    ...(units ? [`s.unit_id = ANY (${params.add(units)})`] : []),
    ...(authorities ? [`s.authority = ANY (${params.add(authorities)})`] : []),
    ...(owner === undefined ? [] : [`s.owner = ${params.add(owner)}`]),
    ...(states ? [`s.state = ANY (${params.add(states)})`] : []),
    ...(steps ? [`s.step = ANY (${params.add(steps)})`] : []),
    ...(owed ? [`(NOT s.option OR s.state = 'done')`] : []),
    ...(handover === undefined ? [] : [`s.handover IS ${handover ? 'NOT ' : ''}NULL`]),
  ];
}

/** Whether the case `c` may be known of: any criterion matches it. */
export function visibleCase(anyOf: readonly CaseCriterion[], params: Parameters): string {
  return either(
    anyOf.map((criterion) => [
      ...courseConditions(criterion, { row: 'c', params }),
      ...caseConditions(criterion, params),
      ...(criterion.step
        ? [
            `EXISTS (SELECT 1 FROM step s WHERE ${all(['s.case_id = c.id', ...stepConditions(criterion.step, params)])})`,
          ]
        : []),
    ]),
  );
}

/**
 * Whether the step `s` may be listed: a criterion matches it by this very step, or by its case alone. That another step
 * of the case is visible is not enough. Equality on the row's own columns, which indexes serve; the case is asked only
 * about what it alone holds, and only for rows that nothing else has let through.
 */
export function visibleStep(anyOf: readonly CaseCriterion[], params: Parameters): string {
  const conditions = anyOf.map((criterion) => {
    const ofCase = caseConditions(criterion, params);
    return {
      asksCase: ofCase.length > 0,
      of: [
        ...courseConditions(criterion, { row: 's', params }),
        ...(criterion.step ? stepConditions(criterion.step, params) : []),
        ...askedOfCase(ofCase),
      ],
    };
  });
  const sorted = [...conditions.filter(({ asksCase }) => !asksCase), ...conditions.filter(({ asksCase }) => asksCase)];
  return either(sorted.map(({ of }) => of));
}

/** The criteria that are about steps and courses: that one referred a case says nothing about its steps. */
export function withoutReferrers(anyOf: readonly CaseCriterion[]): readonly CaseCriterion[] {
  return anyOf.filter(({ referrerUser, referrerUnits }) => referrerUser === undefined && referrerUnits === undefined);
}

/**
 * Conditions on the case of the step `s`, asked row by row: as a value, since the planner turns an EXISTS into a scan of
 * all cases when it cannot tell how many have a mark.
 */
export function askedOfCase(conditions: readonly string[]): string[] {
  return conditions.length === 0 ? [] : [`(SELECT ${all(conditions)} FROM case_file c WHERE c.id = s.case_id)`];
}

export const all = (conditions: readonly string[]): string => conditions.join(' AND ');

function either(alternatives: readonly (readonly string[])[]): string {
  if (alternatives.length === 0) return 'false';
  return `(${alternatives.map((conditions) => `(${all(conditions)})`).join(' OR ')})`;
}
