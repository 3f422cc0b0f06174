import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { EligibilityModule } from '../eligibility/eligibility.module';
import { Referrals } from './referrals';
import { ReferralsController } from './referrals.controller';

@Module({ imports: [CasesModule, EligibilityModule], controllers: [ReferralsController], providers: [Referrals] })
export class ReferralsModule {}
