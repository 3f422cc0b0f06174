import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { Decisions } from './decisions';
import { DecisionsController } from './decisions.controller';
import { FollowUpsController } from './follow-ups.controller';
import { MeetingCommandsController } from './meeting-commands.controller';
import { Meetings } from './meetings';
import { MeetingsController } from './meetings.controller';

@Module({
  imports: [CasesModule],
  controllers: [MeetingsController, MeetingCommandsController, DecisionsController, FollowUpsController],
  providers: [Meetings, Decisions],
})
export class MeetingsModule {}
