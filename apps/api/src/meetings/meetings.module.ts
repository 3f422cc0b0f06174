import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { ConflictsController } from './conflicts.controller';
import { Decisions } from './decisions';
import { DecisionsController } from './decisions.controller';
import { FollowUpsController } from './follow-ups.controller';
import { MeetingCommandsController } from './meeting-commands.controller';
import { MeetingDate } from './meeting-date';
import { MeetingViews } from './meeting-views';
import { Meetings } from './meetings';
import { MeetingsController } from './meetings.controller';

@Module({
  imports: [CasesModule],
  controllers: [
    MeetingsController,
    MeetingCommandsController,
    DecisionsController,
    FollowUpsController,
    ConflictsController,
  ],
  providers: [Meetings, MeetingViews, MeetingDate, Decisions],
})
export class MeetingsModule {}
