import { Module } from '@nestjs/common';
import { CourseGraphs } from './course-graphs';
import { ProcessesController } from './processes.controller';

@Module({ controllers: [ProcessesController], providers: [CourseGraphs] })
export class ProcessesModule {}
