import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { WorkItemsController } from './work-items.controller';

@Module({ imports: [CasesModule], controllers: [WorkItemsController] })
export class WorkItemsModule {}
