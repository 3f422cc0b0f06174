import type { Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Details } from '../../../design';
import { formatDate, formatInstant } from '../../../language/format';
import type { CourseModel, CourseNode } from './course-model';
import { kindOfStep } from './node-words';

/** What is known of one node, in words: the same in the picture and in the list. */
export function NodeDetails({
  node,
  model,
  onOpenStep,
}: {
  node: CourseNode;
  model: CourseModel;
  onOpenStep?: ((stepKey: string) => void) | undefined;
}): ReactNode {
  return (
    <div className="tov-course-details">
      <p className="h5">{node.title}</p>
      <NodeFacts node={node} model={model} onOpenStep={onOpenStep} />
    </div>
  );
}

export function NodeFacts({
  node,
  model,
  onOpenStep,
}: {
  node: CourseNode;
  model: CourseModel;
  onOpenStep?: ((stepKey: string) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t(`course.kind.${node.kind === 'step' ? kindOfStep(node) : node.kind}`)}
        {node.steps.length === 0 && node.by ? ` · ${node.by}` : ''}
        {node.steps.length === 0 && node.deadline ? ` · ${t('course.rule', { title: node.deadline.title })}` : ''}
      </p>
      {node.steps.length > 0 ? (
        <ul>
          {node.steps.map((step) => (
            <li key={step.key}>
              <StepLine step={step} />
              {onOpenStep && step.state === 'open' ? (
                <Button kind="tertiary" onClick={() => onOpenStep(step.key)}>
                  {t('course.toStep')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <Following node={node} model={model} />
    </>
  );
}

/** More than these would push away what has to be done now: they are folded. */
const shownUnfolded = 4;

/** What comes after a node, and by which outcome. */
function Following({ node, model }: { node: CourseNode; model: CourseModel }): ReactNode {
  const { t } = useTranslation();
  const following = model.edges.filter(({ from }) => from === node.id);
  const titleOf = (id: string): string => model.nodes.find((other) => other.id === id)?.title ?? id;
  if (following.length === 0) return null;
  const list = (
    <ul>
      {following.map(({ to, titles, taken }) => (
        <li key={to}>
          {t(taken ? 'course.ledTo' : 'course.mayLeadTo', {
            outcome: titles.join(' / '),
            next: to === node.id ? t('course.itself') : titleOf(to),
          })}
        </li>
      ))}
    </ul>
  );
  return following.length > shownUnfolded ? (
    <Details summary={t('course.followingMany', { count: following.length })}>{list}</Details>
  ) : (
    <>
      <p>{t('course.following')}</p>
      {list}
    </>
  );
}

/** One step of the case: who, and until when or with what outcome. */
function StepLine({ step }: { step: Step }): ReactNode {
  const { t } = useTranslation();
  const who = step.by.unitTitle;
  switch (step.state) {
    case 'done':
      return t('course.stepDone', {
        who,
        outcome: step.outcomeTitle ?? t('course.done'),
        at: step.closedAt ? formatInstant(step.closedAt) : '',
      });
    case 'withdrawn':
      return t('course.stepWithdrawn', { who });
    case 'open':
      if (step.paused) return t('course.stepPaused', { who });
      return step.due
        ? t('course.stepOpen', { who, date: formatDate(step.due.localDate) })
        : t('course.stepOpenNoDue', { who });
  }
}
