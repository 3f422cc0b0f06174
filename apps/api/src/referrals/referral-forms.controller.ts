import { Controller, Get, Inject } from '@nestjs/common';
import {
  referralForm,
  referralFormQuery,
  type ReferralFormView,
  situationList,
  type SituationListView,
  situationQuery,
} from '@tovholder/contracts/http';
import { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentReader, Params, Query, type Reader } from '../http/request';
import { ReferralForms } from './referral-forms';

const formParams = z.strictObject({ id: z.string().min(1).max(100) });

@Controller()
export class ReferralFormsController {
  constructor(@Inject(ReferralForms) private readonly forms: ReferralForms) {}

  @Get('processes/:id/referral-form')
  @Operation({
    id: 'getReferralForm',
    tag: 'Referrals',
    summary: 'What a referral to the process asks of this reader, and what it may rest on',
    params: formParams,
    query: referralFormQuery,
    answer: referralForm,
    problems: ['not-found'],
  })
  form(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof formParams>,
    @Query() { district }: z.output<typeof referralFormQuery>,
  ): ReferralFormView {
    return this.forms.form(id, { reader, district });
  }

  @Get('situations')
  @Operation({
    id: 'listSituations',
    tag: 'Referrals',
    summary: 'What this reader may meet, in plain words, and the processes that may be the answer',
    query: situationQuery,
    answer: situationList,
  })
  situations(
    @CurrentReader() reader: Reader,
    @Query() { district }: z.output<typeof situationQuery>,
  ): SituationListView {
    return this.forms.situations({ reader, district });
  }
}
