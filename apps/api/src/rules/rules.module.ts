import { Module } from '@nestjs/common';
import { DistrictRules } from './district-rules';
import { RulesController } from './rules.controller';

@Module({ controllers: [RulesController], providers: [DistrictRules], exports: [DistrictRules] })
export class RulesModule {}
