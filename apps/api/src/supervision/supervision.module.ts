import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { SupervisionFiguresController } from './figures.controller';
import { SupervisionNames } from './names';
import { SupervisionController } from './supervision.controller';

@Module({
  imports: [CasesModule],
  controllers: [SupervisionController, SupervisionFiguresController],
  providers: [SupervisionNames],
})
export class SupervisionModule {}
