import { randomUUID } from 'node:crypto';
import type { AppendResult } from '@tovholder/contracts/commands';
import type { Candidate, CaseEvent, EventData, OpenedStep } from '@tovholder/domain/case-log';
import {
  append,
  loadCase,
  readCase,
  stageCommand,
  type RungRecord,
  type StepRecord,
  type Store,
} from '@tovholder/persistence';
import { coordinator, submitted, unit } from './course';

/** What a course with these steps would propose: deadlines and ladders are the record's business, whatever the course. */
export function change(
  opened: readonly Partial<OpenedStep>[] = [],
  withdrawn: readonly string[] = [],
): Candidate['change'] {
  return {
    courseVersion: 1,
    opened: opened.map((step) => ({
      key: 'x',
      step: step.key ?? 'x',
      by: { role: 'sekretariatsgruppe' },
      option: false,
      disclosure: false,
      ...step,
    })),
    withdrawn,
    marks: [],
  };
}

/** A referral to the youth crime board, whose meeting is a date that deadlines hang on. */
export const ukn = {
  process: 'ukn',
  actor: { userId: 'screening.politi', authority: 'politi', unit: unit('politi.screening') },
  person: { birthDate: '2013-05-04', municipality: '0165' },
  legalBasis: { code: 'ukl-58', necessity: 'Nødvendigt for nævnets behandling' },
  facts: {
    reportedOn: '2026-11-02',
    lawfulStay: true,
    offences: [{ date: '2026-10-20', provision: 'STRL § 245', limb: 'listed', status: 'suspected' }],
  },
};

/** A case with steps of a test's own, driven event by event without an engine. */
export class Case {
  private constructor(
    private readonly store: Store,
    readonly id: string,
  ) {}

  static async opened(store: Store, steps: readonly Partial<OpenedStep>[]): Promise<Case> {
    return Case.of(store, await submitted(store), steps);
  }

  static async of(store: Store, caseId: string, steps: readonly Partial<OpenedStep>[]): Promise<Case> {
    const kase = new Case(store, caseId);
    await kase.record({ type: 'opened' }, { opened: steps, commandId: `open:${kase.id}` });
    return kase;
  }

  async record(
    event: CaseEvent,
    {
      opened,
      withdrawn,
      commandId = randomUUID(),
      by = coordinator,
    }: {
      readonly opened?: readonly Partial<OpenedStep>[];
      readonly withdrawn?: readonly string[];
      readonly commandId?: string;
      readonly by?: typeof coordinator;
    } = {},
  ): Promise<AppendResult> {
    if (!['opened', 'milestones-passed'].includes(event.type)) {
      await stageCommand(this.store, { actor: by, bodyHash: 'body', caseId: this.id, commandId });
    }
    const { headSeq } = await loadCase(this.store, { caseId: this.id, afterSeq: 0 });
    const candidate = { event, change: change(opened, withdrawn) };
    return append(this.store, { caseId: this.id, afterSeq: headSeq, commandId, candidate });
  }

  complete(key: string, data: EventData = {}): Promise<AppendResult> {
    return this.record({ type: 'completed', key, outcome: 'done', data });
  }

  /** Lets the earliest milestone of a step be due so many seconds ago, whatever the calendar says. */
  async hasten(secondsAgo = 1, key = 'x'): Promise<void> {
    await this.store.dataSource.query(
      `UPDATE milestone SET at = date_trunc('milliseconds', now()) - make_interval(secs => $2)
      WHERE case_id = $1 AND ref = (SELECT ref FROM milestone WHERE case_id = $1 AND state = 'pending'
        AND split_part(ref, '|', 1) = $3 ORDER BY at LIMIT 1)`,
      [this.id, secondsAgo, key],
    );
  }

  /** What the workflow's timer does: everything of the earliest instant passes, if the record finds that it is due. */
  async ring(): Promise<AppendResult> {
    const { next } = await loadCase(this.store, { caseId: this.id, afterSeq: 0 });
    return this.record({ type: 'milestones-passed', milestones: next?.milestones ?? [] });
  }

  async step(key = 'x'): Promise<StepRecord> {
    return (await readCase(this.store, this.id))!.steps.find((step) => step.key === key)!;
  }

  /** The rungs of a step by id; where there were several due instants, those of the latest. */
  async rungs(key = 'x'): Promise<Readonly<Record<string, RungRecord>>> {
    const { ladder } = await this.step(key);
    return Object.fromEntries(ladder.map((rung) => [rung.rung, rung]));
  }
}
