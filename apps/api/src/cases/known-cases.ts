import { Inject, Injectable } from '@nestjs/common';
import { decide } from '@tovholder/domain/access';
import { findCasesForAccess, type Store } from '@tovholder/persistence';
import type { Reader } from '../http/request';
import { RECORD } from '../platform/tokens';

/** Which of some cases a reader may know of: answers about people and rules name no other. */
@Injectable()
export class KnownCases {
  constructor(@Inject(RECORD) private readonly record: Store) {}

  async among(caseIds: readonly string[], { principal }: Reader): Promise<ReadonlySet<string>> {
    const cases = await findCasesForAccess(this.record, [...new Set(caseIds)]);
    const known = [...cases].filter(([, access]) => decide(principal, 'case.read', { case: access }).allow);
    return new Set(known.map(([id]) => id));
  }
}
