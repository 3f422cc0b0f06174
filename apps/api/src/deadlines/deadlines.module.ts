import { Module } from '@nestjs/common';
import { RulesModule } from '../rules/rules.module';
import { DeadlinesController } from './deadlines.controller';

@Module({ imports: [RulesModule], controllers: [DeadlinesController] })
export class DeadlinesModule {}
