import type { EventData } from '@tovholder/domain/case-log';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { JsonValue } from '@tovholder/domain/text';
import type { Field, Fields } from '@tovholder/workflows/engine';
import { type Chance, pick } from './chance';

export interface Inventing {
  readonly chance: Chance;
  /** Values that were asked for, by field. */
  readonly chosen: Readonly<Record<string, string>>;
  /** The simulated local date, and one so many days later. */
  readonly today: string;
  readonly daysLater: (days: number) => string;
  readonly rules: readonly DeadlineRule[];
}

export interface Invented {
  /** The codes that the course reads. Private texts never reach a course, so none are invented. */
  readonly data: EventData;
  /** Dated facts that the data states, by name. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Data for an outcome: what was asked for, the rest by chance. */
export function inventData(fields: Fields, inventing: Inventing): Invented {
  const codes = Object.entries(fields).filter(([, field]) => !field.private && field.kind !== 'text');
  const values = codes.map(([name, field]) => [name, valueOf(name, { field, inventing })] as const);
  const facts = codes.flatMap(([name, { fact }]) => {
    const stated = values.find(([each]) => each === name)?.[1];
    return fact !== undefined && typeof stated === 'string' ? [[fact, stated] as const] : [];
  });
  return { data: Object.fromEntries(values), facts: Object.fromEntries(facts) };
}

function valueOf(name: string, { field, inventing }: { field: Field; inventing: Inventing }): JsonValue {
  const { chance, chosen } = inventing;
  const asked = chosen[name];
  switch (field.kind) {
    case 'choice':
      return asked ?? pick(field.choices ?? [], chance).id;
    case 'boolean':
      return asked === undefined ? chance() < 0.5 : asked === 'true';
    case 'date':
      return asked ?? dateFor(field, inventing);
    case 'list':
      return [1, 2].map(() => ({ ...inventData(field.entry ?? {}, { ...inventing, chosen: {} }).data }));
    case 'text':
      return '';
  }
}

/** A date that something is counted back from, or that is itself the limit, lies ahead; one counted from has come. */
function dateFor({ fact }: Field, { chance, today, daysLater, rules }: Inventing): string {
  const counted = rules.filter(({ trigger }) => fact !== undefined && trigger === `fact:${fact}`);
  const ahead = fact === undefined || counted.some(({ kind, amount }) => kind === 'before' || amount === 0);
  return ahead ? daysLater(14 + Math.floor(chance() * 10)) : today;
}
