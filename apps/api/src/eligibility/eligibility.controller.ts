import { Controller, Inject, Post } from '@nestjs/common';
import {
  eligibilityAnswer,
  type EligibilityAnswerView,
  eligibilityRequest,
  factSchemas,
  type ProcessId,
  processIds,
} from '@tovholder/contracts/http';
import { runsProcess } from '@tovholder/districts';
import { decide } from '@tovholder/domain/access';
import type { EligibilityResult, Verdict } from '@tovholder/domain/eligibility';
import type { JsonValue } from '@tovholder/domain/text';
import { z } from 'zod';
import { actorFor } from '../cases/case-commands';
import { Operation } from '../http/operation';
import { Body, CurrentReader, type Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { requireAllowed } from '../problems/denial';
import { invalidInput } from '../problems/problem';
import { Assessor, presentVerdict, warningsAbout } from './assessor';

type Facts = Readonly<Record<string, JsonValue>>;

@Controller('eligibility')
export class EligibilityController {
  constructor(
    @Inject(Assessor) private readonly assessor: Assessor,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  @Post()
  @Operation({
    id: 'checkEligibility',
    tag: 'Referrals',
    summary: 'Where a case would belong and why; stores nothing about the citizen',
    body: eligibilityRequest,
    answer: eligibilityAnswer,
  })
  check(
    @CurrentReader() reader: Reader,
    @Body() { process, district, person = {}, facts }: z.output<typeof eligibilityRequest>,
  ): EligibilityAnswerView {
    requireAllowed(decide(reader.principal, 'eligibility.check'));
    const profile = this.districts.find(district);
    if (!profile) throw invalidInput({ pointer: '/district', code: 'unknown-district' });
    if (process !== undefined && !runsProcess(profile, process)) {
      throw invalidInput({ pointer: '/process', code: 'process-not-run-in-district' });
    }
    const asked = process === undefined ? processIds.filter((id) => runsProcess(profile, id)) : [process];
    if (process !== undefined) refuseOthersFacts(process, facts);
    const referrerAuthority = actorFor(reader, { district }).authority ?? '';
    const asOf = new Date().toISOString();
    const results = asked.map((id) =>
      this.assessor.assess({
        process: id,
        profile,
        person,
        facts: factsOf(id, facts as Facts),
        referrerAuthority,
        asOf,
      }),
    );
    return {
      verdicts: bestFirst(results).map((result) => presentVerdict(result, reader.language)),
      warnings: warningsAbout(person, reader.language),
    };
  }
}

/** @throws Problem `invalid-input` for a fact of another process: whoever sends it expects it to be read */
function refuseOthersFacts(process: ProcessId, facts: object): void {
  const known = factSchemas[process].shape;
  const others = Object.keys(facts).filter((name) => !Object.hasOwn(known, name));
  if (others.length > 0)
    throw invalidInput(...others.map((name) => ({ pointer: `/facts/${name}`, code: 'unknown-field' })));
}

function factsOf(process: ProcessId, facts: Facts): Facts {
  const known = factSchemas[process].shape;
  return Object.fromEntries(Object.entries(facts).filter(([name]) => Object.hasOwn(known, name)));
}

const order: Readonly<Record<Verdict, number>> = { eligible: 0, 'needs-review': 1, 'not-eligible': 2 };

/** By verdict, then by how many of a process's rules are known to be satisfied. */
function bestFirst(results: readonly EligibilityResult[]): readonly EligibilityResult[] {
  const satisfied = ({ reasons }: EligibilityResult): number =>
    reasons.filter((reason) => reason.satisfied === true).length;
  return [...results].sort(
    (one, other) => order[one.verdict] - order[other.verdict] || satisfied(other) - satisfied(one),
  );
}
