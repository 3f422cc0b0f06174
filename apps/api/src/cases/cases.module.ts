import { Module } from '@nestjs/common';
import { CaseCommands } from './case-commands';
import { CaseCommandsController } from './case-commands.controller';
import { Cases } from './cases';
import { CasesController } from './cases.controller';
import { FactCorrections } from './fact-corrections';

@Module({
  controllers: [CasesController, CaseCommandsController],
  providers: [Cases, CaseCommands, FactCorrections],
  exports: [Cases, CaseCommands],
})
export class CasesModule {}
