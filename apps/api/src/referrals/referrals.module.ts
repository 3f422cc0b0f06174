import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { EligibilityModule } from '../eligibility/eligibility.module';
import { ReferralDraftsController } from './referral-drafts.controller';
import { ReferralForms } from './referral-forms';
import { ReferralFormsController } from './referral-forms.controller';
import { Referrals } from './referrals';
import { ReferralsController } from './referrals.controller';

@Module({
  imports: [CasesModule, EligibilityModule],
  controllers: [ReferralsController, ReferralFormsController, ReferralDraftsController],
  providers: [Referrals, ReferralForms],
})
export class ReferralsModule {}
