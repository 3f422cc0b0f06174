import { Controller, Inject, Post } from '@nestjs/common';
import {
  referralAnswer,
  type ReferralAnswerView,
  type ReferralRequest,
  referralRequest,
} from '@tovholder/contracts/http';
import { commandHeaders, tagCommand } from '../cases/answer';
import { Cases } from '../cases/cases';
import { warningsAbout } from '../eligibility/assessor';
import { Operation } from '../http/operation';
import {
  type AnswerHead,
  Body,
  Command,
  type CommandHeaders,
  CurrentReader,
  type Reader,
  Reply,
} from '../http/request';
import { Referrals } from './referrals';

@Controller('referrals')
export class ReferralsController {
  constructor(
    @Inject(Referrals) private readonly referrals: Referrals,
    @Inject(Cases) private readonly cases: Cases,
  ) {}

  @Post()
  @Operation({
    id: 'submitReferral',
    tag: 'Referrals',
    summary: 'Submit a referral; the answer holds the case and its first steps',
    description:
      'A 201 means that the referral is stored. While the engine is away the case has state `received` and opens by itself later.',
    body: referralRequest,
    answer: referralAnswer,
    status: 201,
    answerHeaders: { ...commandHeaders, Location: 'Path of the case' },
    idempotency: 'required',
    problems: ['not-eligible'],
  })
  async submit(
    @CurrentReader() reader: Reader,
    @Body() referral: ReferralRequest,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<ReferralAnswerView> {
    const submitted = await this.referrals.submit(reader, { referral, headers });
    const { record } = submitted;
    tagCommand(reply, submitted);
    reply.header('location', `/v1/cases/${record.id}`);
    return {
      referralId: record.referral.id,
      caseId: record.id,
      case: await this.cases.present(record, reader),
      warnings: warningsAbout(referral.person, reader.language),
    };
  }
}
