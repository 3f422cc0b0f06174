import type { ReactNode } from 'react';
import { type Doing, useCaseRoom } from '../case-room';
import { AssignPanel } from './assign-panel';
import { CompletePanel } from './complete-panel';
import { AcceptPanel, RefusePanel, TakeBackPanel } from './handover-panels';
import { PausePanel } from './pause-panel';

/** The form of an action on a step. It keeps the step as it was when the reader began; `now` is what it has become. */
export function StepPanel({ doing: { action, step } }: { doing: Doing }): ReactNode {
  const { kase } = useCaseRoom();
  if (!step) return null;
  const props = { step, now: kase.steps.find(({ key }) => key === step.key) };
  switch (action) {
    case 'complete':
      return <CompletePanel {...props} />;
    case 'accept':
      return <AcceptPanel {...props} />;
    case 'refuse':
      return <RefusePanel {...props} />;
    case 'withdraw-handover':
      return <TakeBackPanel {...props} />;
    case 'assign':
      return <AssignPanel {...props} />;
    case 'pause':
      return <PausePanel {...props} />;
    default:
      return null;
  }
}
