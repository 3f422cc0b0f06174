import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module';
import { AbsencesController } from './absences.controller';

@Module({ imports: [UsersModule], controllers: [AbsencesController] })
export class AbsencesModule {}
