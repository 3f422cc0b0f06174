import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { SupervisionController } from './supervision.controller';

@Module({ imports: [CasesModule], controllers: [SupervisionController] })
export class SupervisionModule {}
