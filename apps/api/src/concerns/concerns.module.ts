import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { ConcernsController } from './concerns.controller';

@Module({ imports: [CasesModule], controllers: [ConcernsController] })
export class ConcernsModule {}
