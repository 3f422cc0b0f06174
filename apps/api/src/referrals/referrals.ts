import { Inject, Injectable } from '@nestjs/common';
import type { ReferralRequest } from '@tovholder/contracts/http';
import { type DistrictProfile, runsProcess } from '@tovholder/districts';
import { decide } from '@tovholder/domain/access';
import type { EligibilityResult } from '@tovholder/domain/eligibility';
import type { JsonValue } from '@tovholder/domain/text';
import {
  type Actor,
  type CaseRecord,
  caseState,
  findCommand,
  markDelivered,
  type ReferralInput,
  type Store,
  submitReferral,
  type SubmittedPerson,
} from '@tovholder/persistence';
import type { TemporalConnection } from '@tovholder/temporal';
import { Cases } from '../cases/cases';
import { presentReason, presentRoute } from '../cases/case.presenter';
import { Assessor, birthDateOf } from '../eligibility/assessor';
import type { CommandHeaders, Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { PROCESSES, type Processes, RECORD, TEMPORAL } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { invalidInput, Problem } from '../problems/problem';
import { actingFor } from './acting-for';

/** How long a submission waits for its workflow's first append; the case is safe in PostgreSQL by then. */
const patienceMs = 2_000;

export interface Submitted {
  readonly record: CaseRecord;
  readonly replayed: boolean;
}

/** Takes referrals in: what has been answered with 201 is in PostgreSQL, whatever dies next. */
@Injectable()
export class Referrals {
  constructor(
    @Inject(RECORD) private readonly store: Store,
    @Inject(TEMPORAL) private readonly temporal: TemporalConnection,
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
    @Inject(Assessor) private readonly assessor: Assessor,
    @Inject(Cases) private readonly cases: Cases,
  ) {}

  /** @throws Problem when the referral may not be made, cannot be right, or is not eligible */
  async submit(
    reader: Reader,
    request: { readonly referral: ReferralRequest; readonly headers: CommandHeaders },
  ): Promise<Submitted> {
    const { referral, headers } = request;
    const before = await this.submittedBefore(headers);
    if (before) return { record: before, replayed: true };

    const profile = this.districtOf(referral);
    const actor = this.authorised(reader, referral);
    const asOf = new Date().toISOString();
    const eligibility = this.assessor.assess({
      process: referral.process,
      profile,
      person: referral.person,
      facts: jsonOf(referral.facts),
      referrerAuthority: actor.authority,
      asOf,
    });
    if (eligibility.verdict === 'not-eligible' && !referral.requestReview) throw notEligible(eligibility, reader);

    const started = Date.now();
    const { commandId, bodyHash } = headers;
    const result = await submitReferral(this.store, {
      commandId,
      bodyHash,
      ...this.inputOf(referral),
      actor,
      eligibility,
      asOf,
    });
    if (result.kind === 'body-differs') throw new Problem('idempotency-key-reused');
    const { caseId, outboxId, replayed } = result;
    await this.open(
      { caseId, process: referral.process, district: profile.id },
      { outboxId, until: started + patienceMs },
    );
    return { record: await this.cases.afterwards(caseId), replayed };
  }

  private async submittedBefore({ commandId, bodyHash }: CommandHeaders): Promise<CaseRecord | undefined> {
    const found = await findCommand(this.store, { commandId });
    if (!found) return undefined;
    if (found.bodyHash !== bodyHash) throw new Problem('idempotency-key-reused');
    return this.cases.afterwards(found.caseId);
  }

  private districtOf({ district, process }: ReferralRequest): DistrictProfile {
    const profile = this.districts.find(district);
    if (!profile) throw invalidInput({ pointer: '/district', code: 'unknown-district' });
    if (!runsProcess(profile, process))
      throw invalidInput({ pointer: '/process', code: 'process-not-run-in-district' });
    return profile;
  }

  private authorised(reader: Reader, referral: ReferralRequest): Actor & { readonly authority: string } {
    const { process, district, legalBasis, requestReview } = referral;
    const actor = actingFor(reader, { process, district, legalBasis: legalBasis.code });
    if (!actor) throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
    const decision = decide(reader.principal, 'referral.submit', {
      referral: {
        process,
        district,
        authority: actor.authority,
        legalBasis: legalBasis.code,
        requestReview: requestReview !== undefined,
      },
    });
    requireAllowed(decision);
    return actor;
  }

  private inputOf(
    referral: ReferralRequest,
  ): Omit<ReferralInput, 'commandId' | 'bodyHash' | 'actor' | 'eligibility' | 'asOf'> {
    const { process, district, person, reason, urgency, facts, legalBasis, requestReview } = referral;
    return {
      process,
      processVersion: this.processes.get(process)?.version ?? 1,
      district,
      person: personOf(person),
      reason,
      urgency,
      facts: jsonOf(facts),
      legalBasis: { code: legalBasis.code, necessity: legalBasis.necessity ?? '' },
      ...(requestReview ? { requestReview: requestReview.reason } : {}),
    };
  }

  /** Starts the workflow and waits for its first append. Whatever fails here, the relay will do later. */
  private async open(
    address: { readonly caseId: string; readonly process: string; readonly district: string },
    { outboxId, until }: { readonly outboxId: string | null; readonly until: number },
  ): Promise<void> {
    const result = await this.temporal.gateway.start(address, { deadlineMs: Math.max(100, until - Date.now()) });
    if (result === 'unavailable') return;
    if (outboxId !== null) await markDelivered(this.store.dataSource, [outboxId]);
    for (let pause = 10; Date.now() + pause < until; pause = Math.min(pause * 1.5, 150)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      const found = await caseState(this.store, address.caseId);
      if (found?.state !== 'received') return;
    }
  }
}

function personOf(person: ReferralRequest['person']): SubmittedPerson {
  const { cpr, replacementId, name, municipality } = person;
  const birthDate = birthDateOf(person);
  return {
    ...(cpr === undefined ? {} : { cpr }),
    ...(replacementId === undefined ? {} : { replacementId }),
    ...(name === undefined ? {} : { name }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(municipality === undefined ? {} : { municipality }),
  };
}

/** Facts that came in as JSON are JSON still; what was left out is left out. */
function jsonOf(facts: ReferralRequest['facts']): Readonly<Record<string, JsonValue>> {
  return JSON.parse(JSON.stringify(facts)) as Readonly<Record<string, JsonValue>>;
}

function notEligible({ reasons, routes }: EligibilityResult, { language }: Reader): Problem {
  return new Problem('not-eligible', {
    extensions: {
      reasons: reasons.map((reason) => presentReason(reason, language)),
      alternatives: routes.map((route) => presentRoute(route, language)),
    },
  });
}
