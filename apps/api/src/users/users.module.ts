import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { People } from './people';
import { UsersController } from './users.controller';

@Module({ imports: [CasesModule], controllers: [UsersController], providers: [People], exports: [People] })
export class UsersModule {}
