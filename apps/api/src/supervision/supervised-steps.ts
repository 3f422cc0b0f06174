import { Inject, Injectable } from '@nestjs/common';
import type { overdueQuery } from '@tovholder/contracts/http';
import { decide, supervisionCriteria } from '@tovholder/domain/access';
import { localDateOf } from '@tovholder/domain/calendar';
import {
  listAbsences,
  type StepFilter,
  type Store,
  type SupervisedState,
  supervisedSteps,
  userNames,
} from '@tovholder/persistence';
import type { z } from 'zod';
import { Cases } from '../cases/cases';
import type { Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { SupervisionNames } from './names';
import type { Away } from './supervised-step.presenter';

type StepQuery = z.output<typeof overdueQuery>;

/** Finds steps that the reader supervises, with what it takes to present them. */
@Injectable()
export class SupervisedSteps {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
    @Inject(SupervisionNames) private readonly names: SupervisionNames,
  ) {}

  /** One page. @throws InvalidCursor, or a 403 for those who supervise nobody */
  async find(reader: Reader, { state, query }: { readonly state: SupervisedState; readonly query: StepQuery }) {
    requireAllowed(decide(reader.principal, 'supervision.read'));
    const now = new Date();
    const { limit, cursor, ...filter } = query;
    const { items, ...page } = await supervisedSteps(this.record, {
      criteria: supervisionCriteria(reader.principal),
      now: now.toISOString(),
      state,
      filter: filterOf(filter),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const owners = [...new Set(items.flatMap(({ step }) => (step.owner === null ? [] : [step.owner])))];
    const away = await this.awayAmong(owners, { reader, now });
    const told = items.flatMap(({ step }) => step.ladder.flatMap((rung) => rung.told.map(({ userId }) => userId)));
    const deputies = [...away.values()].map(({ deputyId }) => deputyId);
    const people = await userNames(this.record, [...owners, ...told, ...deputies]);
    return {
      ...page,
      names: Object.fromEntries(people),
      items: items.map((item) => ({
        item,
        context: {
          process: this.cases.processOf(item),
          reader,
          now: now.getTime(),
          away,
          authorityTitle: this.names.authority(item.step.authority, reader),
          unitTitle: this.names.unit(item.step.unit, reader),
          nameOf: (user: string) => people.get(user) ?? user,
          daysLeft: this.cases.daysLeftOf(item),
        },
      })),
    };
  }

  private async awayAmong(
    users: readonly string[],
    { reader: { principal }, now }: { readonly reader: Reader; readonly now: Date },
  ): Promise<Away> {
    if (users.length === 0) return new Map();
    const today = localDateOf(now.toISOString(), this.districts.homeOf(principal).zone);
    const absences = await listAbsences(this.record, { users, beginningUntil: today, endingFrom: today });
    return new Map(absences.map((absence) => [absence.userId, absence]));
  }
}

/** The given parts of a filter. */
function filterOf({ withoutOwner, ...given }: Omit<StepQuery, 'limit' | 'cursor'>): StepFilter {
  const parts = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(parts), ...(withoutOwner === undefined ? {} : { withoutOwner: true }) };
}
