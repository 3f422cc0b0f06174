import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AbsencesModule } from './absences/absences.module';
import { CalendarsModule } from './calendars/calendars.module';
import { CasesModule } from './cases/cases.module';
import { ConcernsModule } from './concerns/concerns.module';
import { DeadlinesModule } from './deadlines/deadlines.module';
import { DirectoryModule } from './directory/directory.module';
import { EligibilityModule } from './eligibility/eligibility.module';
import { EventsModule } from './events/events.module';
import { HandoversModule } from './handovers/handovers.module';
import { HealthModule } from './health/health.module';
import { ContractInterceptor } from './http/contract.interceptor';
import { IdentityModule } from './identity/identity.module';
import { MeModule } from './me/me.module';
import { MeetingsModule } from './meetings/meetings.module';
import { NotificationsModule } from './notifications/notifications.module';
import { PausesModule } from './pauses/pauses.module';
import { type Platform, PlatformModule } from './platform/platform.module';
import { ProcessesModule } from './processes/processes.module';
import { ReferralsModule } from './referrals/referrals.module';
import { RuleChangesModule } from './rule-changes/rule-changes.module';
import { RulesModule } from './rules/rules.module';
import { SessionsModule } from './sessions/sessions.module';
import { StepsModule } from './steps/steps.module';
import { SupervisionModule } from './supervision/supervision.module';
import { UsersModule } from './users/users.module';
import { WorkItemsModule } from './work-items/work-items.module';

@Module({
  imports: [
    IdentityModule,
    SessionsModule,
    ProcessesModule,
    EligibilityModule,
    ReferralsModule,
    CasesModule,
    StepsModule,
    PausesModule,
    HandoversModule,
    ConcernsModule,
    WorkItemsModule,
    NotificationsModule,
    AbsencesModule,
    UsersModule,
    SupervisionModule,
    DeadlinesModule,
    CalendarsModule,
    RulesModule,
    RuleChangesModule,
    MeModule,
    MeetingsModule,
    DirectoryModule,
    EventsModule,
    HealthModule,
  ],
  providers: [{ provide: APP_INTERCEPTOR, useClass: ContractInterceptor }],
})
export class AppModule {
  static over(platform: Platform): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.over(platform)] };
  }
}
