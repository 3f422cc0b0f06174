import { Module } from '@nestjs/common';
import { Assessor } from './assessor';
import { EligibilityController } from './eligibility.controller';

@Module({ controllers: [EligibilityController], providers: [Assessor], exports: [Assessor] })
export class EligibilityModule {}
