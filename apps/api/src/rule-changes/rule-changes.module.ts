import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { RuleChangesController } from './rule-changes.controller';

@Module({ imports: [CasesModule], controllers: [RuleChangesController] })
export class RuleChangesModule {}
