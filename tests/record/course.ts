import { randomUUID } from 'node:crypto';
import type { AppendResult } from '@tovholder/contracts/commands';
import type { CaseEvent, EventData, LoggedEvent } from '@tovholder/domain/case-log';
import { assess } from '@tovholder/domain/eligibility';
import { readCpr } from '@tovholder/domain/person';
import type { JsonValue } from '@tovholder/domain/text';
import {
  append,
  loadCase,
  stageCommand,
  submitReferral,
  type Actor,
  type ReferralInput,
  type Store,
  type SubmittedPerson,
} from '@tovholder/persistence';
import { propose } from '@tovholder/workflows/engine';
import { processes } from '@tovholder/workflows/processes';
import { districts } from './database';

export const district = 'koebenhavns-vestegn';
export const unit = (name: string): string => `${district}/${name}`;

/** MedCom's published test person. */
export const nancy: SubmittedPerson & { readonly cpr: string } = {
  cpr: '2512489996',
  name: 'Nancy Ann Test Berggren',
  municipality: '0165',
};

export const caseworker: Actor & { authority: string } = {
  userId: 'caseworker.0165',
  authority: 'kommune:0165',
  unit: unit('kommune-0165'),
};
export const coordinator: Actor = {
  userId: 'coordinator.pspk',
  authority: 'pspk',
  unit: unit('pspk.sekretariatsgruppe'),
};

const pspkFacts: Readonly<Record<string, JsonValue>> = {
  involvement: { psykiatri: 'possible', kriminalforsorg: 'unknown', politi: 'known', kommune: 'known' },
  mainResponsibilityUnclear: true,
  unclearBecause: 'Ingen af myndighederne mener, at ansvaret er deres',
  consent: { state: 'not-asked', because: 'Borgeren kan ikke træffes' },
};

/** A referral as the API hands it over; what a test cares about is given, the rest is a plain PSP-K referral. */
export function referral(given: Partial<ReferralInput> = {}): ReferralInput {
  const input: Omit<ReferralInput, 'eligibility'> = {
    commandId: randomUUID(),
    bodyHash: 'body-1',
    process: 'psp-k',
    processVersion: 1,
    district,
    actor: caseworker,
    person: nancy,
    reason: 'Har brug for en samlet indsats',
    urgency: 'normal',
    facts: pspkFacts,
    legalBasis: { code: 'rpl-115-2', necessity: 'Nødvendigt for samarbejdet' },
    asOf: new Date().toISOString(),
    ...given,
  };
  const read = input.person.cpr === undefined ? undefined : readCpr(input.person.cpr);
  const birthDate = input.person.birthDate ?? (read?.ok ? read.birthDate : undefined);
  const person = { ...input.person, ...(birthDate === undefined ? {} : { birthDate }) };
  const eligibility = assess(input.process, {
    facts: input.facts,
    context: {
      today: input.asOf.slice(0, 10),
      district: input.district,
      person,
      referrerAuthority: input.actor.authority,
      profile: districts.get(input.district)!.eligibility,
    },
  });
  return { ...input, person, eligibility };
}

export async function submitted(store: Store, given: Partial<ReferralInput> = {}): Promise<string> {
  const result = await submitReferral(store, referral(given));
  if (result.kind !== 'submitted') throw new Error(result.kind);
  return result.caseId;
}

/** A case as a workflow drives it, without Temporal: the engine proposes, the record decides. */
export class Drive {
  private constructor(
    readonly store: Store,
    readonly caseId: string,
    private readonly process: string,
    readonly log: LoggedEvent[],
    public headSeq: number,
  ) {}

  static async load(store: Store, caseId: string): Promise<Drive> {
    const { process, rows, headSeq } = await loadCase(store, { caseId, afterSeq: 0 });
    return new Drive(store, caseId, process, [...rows], headSeq);
  }

  static async opened(store: Store, given: Partial<ReferralInput> = {}): Promise<Drive> {
    const drive = await Drive.load(store, await submitted(store, given));
    await drive.record({ type: 'opened' }, { commandId: `open:${drive.caseId}` });
    return drive;
  }

  async complete(
    step: { readonly key: string; readonly outcome: string; readonly data?: EventData },
    { actor = coordinator, text }: { readonly actor?: Actor; readonly text?: Readonly<Record<string, string>> } = {},
  ): Promise<AppendResult> {
    const commandId = randomUUID();
    await this.stage({ commandId, actor, ...(text ? { privateText: text } : {}) });
    return this.record(
      { type: 'completed', key: step.key, outcome: step.outcome, data: step.data ?? {} },
      { commandId },
    );
  }

  async stage(command: {
    readonly commandId: string;
    readonly actor?: Actor;
    readonly privateText?: Readonly<Record<string, string>>;
    readonly factCorrection?: { readonly fact: string; readonly value: JsonValue; readonly source: string };
  }): Promise<void> {
    await stageCommand(this.store, { actor: coordinator, bodyHash: 'body', caseId: this.caseId, ...command });
  }

  candidate(event: CaseEvent) {
    const proposal = propose(processes.get(this.process)!, this.log, event);
    if (!('candidate' in proposal)) throw new Error(`The engine refuses: ${proposal.refusal.code}`);
    return proposal.candidate;
  }

  /** Appends what the engine makes of an event, and adopts the rows that come back. */
  async record(
    event: CaseEvent,
    { commandId, ifVersion }: { commandId: string; ifVersion?: number },
  ): Promise<AppendResult> {
    const result = await append(this.store, {
      caseId: this.caseId,
      afterSeq: this.headSeq,
      commandId,
      ...(ifVersion === undefined ? {} : { ifVersion }),
      candidate: this.candidate(event),
    });
    this.log.push(...result.rows);
    this.headSeq = result.headSeq;
    return result;
  }
}
