import { Module } from '@nestjs/common';
import { RulesModule } from '../rules/rules.module';
import { CalendarsController } from './calendars.controller';

@Module({ imports: [RulesModule], controllers: [CalendarsController] })
export class CalendarsModule {}
