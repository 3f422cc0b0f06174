import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { SupervisionFiguresController } from './figures.controller';
import { SupervisionNames } from './names';
import { SupervisionStepsController } from './steps.controller';
import { SupervisedSteps } from './supervised-steps';
import { SupervisionController } from './supervision.controller';

@Module({
  imports: [CasesModule],
  controllers: [SupervisionController, SupervisionFiguresController, SupervisionStepsController],
  providers: [SupervisionNames, SupervisedSteps],
})
export class SupervisionModule {}
