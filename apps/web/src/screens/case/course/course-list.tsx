import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseModel, CourseNode } from './course-model';
import { NodeFacts } from './node-details';
import { countLine, stateLine, whenLine } from './node-words';

const groups = [
  ['present', (node: CourseNode): boolean => node.state === 'present' && !node.option],
  ['option', (node: CourseNode): boolean => node.state === 'present' && node.option],
  ['past', (node: CourseNode): boolean => node.state === 'past'],
  ['future', (node: CourseNode): boolean => node.state === 'future'],
  ['withdrawn', (node: CourseNode): boolean => node.state === 'withdrawn'],
] as const;

/** The course in words: says all that the picture shows. */
export function CourseList({
  model,
  onOpenStep,
}: {
  model: CourseModel;
  onOpenStep?: ((stepKey: string) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="tov-course-list">
      {groups.map(([group, belongs]) => {
        const nodes = model.nodes.filter(belongs);
        if (nodes.length === 0) return null;
        return (
          <section key={group} aria-label={t(`course.group.${group}`)}>
            <h3 className="h5">{t(`course.group.${group}`)}</h3>
            <ol>
              {nodes.map((node) => (
                <li key={node.id}>
                  <strong>{node.title}</strong>
                  {[stateLine(node, t), countLine(node, t), whenLine(node, { model, t })]
                    .filter(Boolean)
                    .map((line) => (
                      <span key={line}> · {line}</span>
                    ))}
                  <NodeFacts node={node} model={model} onOpenStep={onOpenStep} />
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
