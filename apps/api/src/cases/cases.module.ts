import { Module } from '@nestjs/common';
import { CaseCommands } from './case-commands';
import { CaseCommandsController } from './case-commands.controller';
import { Cases } from './cases';
import { CasesController } from './cases.controller';
import { FactCorrections } from './fact-corrections';
import { KnownCases } from './known-cases';

@Module({
  controllers: [CasesController, CaseCommandsController],
  providers: [Cases, CaseCommands, FactCorrections, KnownCases],
  exports: [Cases, CaseCommands, KnownCases],
})
export class CasesModule {}
