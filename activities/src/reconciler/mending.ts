import type { CaseAddress, CaseGateway, StartResult } from '@tovholder/temporal';
import { inTurns } from './in-turns';

export type Mender = Pick<CaseGateway, 'reload' | 'restart' | 'replace' | 'listOpenCases' | 'isRunning'>;

/** A case in which something has been due for longer than it should. */
export interface LateCase extends CaseAddress {
  /** The instant of the oldest thing that is due: while it stays, nothing has moved. */
  readonly oldestAt: string;
}

export interface Mended {
  /** Cases whose workflow was told to read its log, or was started. */
  readonly repaired: number;
  /** Those among them that had no workflow. */
  readonly withoutWorkflow: number;
}

type Act = StartResult | 'told';

/** Rounds that a case gets to go on after it was told to: a storm of thousands takes minutes to drain. */
const roundsOfGrace = 5;

/**
 * Gets late cases going: each is told to read its log again, and one that has no workflow gets one. A case that has not
 * moved five rounds later has a workflow that does not go on: another takes its place, from the log.
 */
export class Mending {
  private readonly known = new Map<string, { readonly oldestAt: string; readonly rounds: number }>();

  constructor(private readonly gateway: Pick<Mender, 'reload' | 'restart' | 'replace'>) {}

  /** @param late all that are late in this round */
  async mend(late: readonly LateCase[]): Promise<Mended> {
    const acts = late.flatMap((kase): (() => Promise<Act>)[] => {
      const before = this.known.get(kase.caseId);
      const rounds = before?.oldestAt === kase.oldestAt ? before.rounds + 1 : 0;
      this.known.set(kase.caseId, { oldestAt: kase.oldestAt, rounds });
      if (rounds === 0) return [() => this.wake(kase)];
      return rounds % roundsOfGrace === 0 ? [() => this.gateway.replace(kase)] : [];
    });
    const present = new Set(late.map(({ caseId }) => caseId));
    for (const caseId of this.known.keys()) if (!present.has(caseId)) this.known.delete(caseId);
    const results = await inTurns(acts, { act: (act) => act(), isVain: (result) => result === 'unavailable' });
    return {
      repaired: results.filter((result) => result !== 'unavailable').length,
      withoutWorkflow: results.filter((result) => result === 'running').length,
    };
  }

  private async wake(kase: LateCase): Promise<Act> {
    return (await this.gateway.reload(kase.caseId)) ? 'told' : this.gateway.restart(kase);
  }
}
