import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { HandoversController } from './handovers.controller';

@Module({ imports: [CasesModule], controllers: [HandoversController] })
export class HandoversModule {}
