import { Inject, Injectable } from '@nestjs/common';
import type { CaseView } from '@tovholder/contracts/http';
import { decide } from '@tovholder/domain/access';
import { type CaseRecord, readCase, type Store } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import type { Reader } from '../http/request';
import { PROCESSES, type Processes, RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { presentCase } from './case.presenter';
import { caseForAccess } from './sight';

/** Cases as a reader may know of them. */
@Injectable()
export class Cases {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(PROCESSES) private readonly processes: Processes,
  ) {}

  /** @throws Problem `not-found` for a case that does not exist or that the reader may not know of */
  async visible(caseId: string, { principal }: Reader): Promise<CaseRecord> {
    const found = await readCase(this.record, caseId);
    if (!found) throw new Problem('not-found');
    const access = caseForAccess(found);
    if (decide(principal, 'case.read', { case: access }).allow) return found;
    // An operator has no part in any case, but must see the one that stands still.
    if (decide(principal, 'incident.read', { case: access }).allow) return found;
    throw new Problem('not-found');
  }

  /** The case for whoever has just acted on it, under the rights that they have afterwards. */
  async afterwards(caseId: string): Promise<CaseRecord> {
    const found = await readCase(this.record, caseId);
    if (!found) throw new Problem('not-found');
    return found;
  }

  present(record: CaseRecord, reader: Reader): CaseView {
    return presentCase(record, { reader, process: this.processOf(record) });
  }

  /** @throws Error for a case of a process that this program does not know */
  processOf({ process: id }: Pick<CaseRecord, 'process'>): ProcessDefinition {
    const process = this.processes.get(id);
    if (!process) throw new Error(`No process ${id} is known here`);
    return process;
  }
}
