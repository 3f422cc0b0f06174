import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { PausesController } from './pauses.controller';

@Module({ imports: [CasesModule], controllers: [PausesController] })
export class PausesModule {}
