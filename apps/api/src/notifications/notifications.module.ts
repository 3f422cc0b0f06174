import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { NotificationsController } from './notifications.controller';

@Module({ imports: [CasesModule], controllers: [NotificationsController] })
export class NotificationsModule {}
