import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { StepsController } from './steps.controller';

@Module({ imports: [CasesModule], controllers: [StepsController] })
export class StepsModule {}
