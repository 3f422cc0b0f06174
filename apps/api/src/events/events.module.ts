import { Module } from '@nestjs/common';
import { Readers } from '../identity/readers';
import { SessionsModule } from '../sessions/sessions.module';
import { EventsController } from './events.controller';
import { LiveChanges } from './live-changes';

@Module({ imports: [SessionsModule], controllers: [EventsController], providers: [LiveChanges, Readers] })
export class EventsModule {}
