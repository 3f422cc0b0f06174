import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseModel, CourseNode } from './course-model';
import { acrossLayout, downLayout, type Layout } from './layout';
import { isCourseKey, nodeBeside } from './navigation';
import { NodeDetails } from './node-details';
import { countLine, describe, kindOfStep, stateLine, whenLine } from './node-words';
import { useTextHeights } from './use-text-heights';

/** Narrower than this, the course runs from top to bottom. */
const narrow = 640;

/** The course drawn: one node is in the tab order, and the arrow keys lead along the lines. */
export function CourseMap({
  model,
  onOpenStep,
}: {
  model: CourseModel;
  onOpenStep?: ((stepKey: string) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const heights = useTextHeights(frame, model);
  const layout = useMemo(() => layoutOf(model, { width, heights }), [model, width, heights]);
  const [chosen, choose] = useState<string | null>(null);
  const active = model.nodes.find(({ id }) => id === chosen) ?? firstOf(model);
  const buttons = useRef(new Map<string, HTMLButtonElement>());

  const first = layout.boxes.find(({ id }) => id === firstOf(model)?.id);
  const [x, y] = [first?.x ?? 0, first?.y ?? 0];
  // Only where the picture itself has changed: whoever has scrolled stays where they are.
  useLayoutEffect(() => {
    const region = frame.current;
    if (!region) return;
    region.scrollLeft = x - region.clientWidth / 3;
    region.scrollTop = y - region.clientHeight / 3;
  }, [x, y]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!active || !isCourseKey(event.key)) return;
    event.preventDefault();
    const next = nodeBeside(layout, { id: active.id, key: event.key });
    if (next === null) return;
    choose(next);
    const button = buttons.current.get(next);
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return (
    <div>
      <div ref={frame} className="tov-course-frame" role="group" aria-label={t('course.region')} onKeyDown={onKeyDown}>
        <div className="tov-course-canvas" style={{ width: layout.width, height: layout.height }}>
          <Lines layout={layout} model={model} />
          <ul className="nobullet-list">
            {layout.boxes.map((box) => {
              const node = model.nodes.find(({ id }) => id === box.id);
              if (!node) return null;
              return (
                <li key={box.id} style={{ left: box.x, top: box.y, width: box.width, height: box.height }}>
                  <button
                    type="button"
                    ref={(element) => {
                      if (element) buttons.current.set(box.id, element);
                      else buttons.current.delete(box.id);
                    }}
                    className={`tov-node tov-node-${kindOfStep(node)} tov-node-${node.kind}`}
                    tabIndex={node === active ? 0 : -1}
                    aria-current={node.state === 'present' && !node.option ? 'step' : undefined}
                    aria-label={describe(node, { model, t })}
                    onFocus={() => choose(node.id)}
                    onClick={() => choose(node.id)}
                  >
                    <NodeFace node={node} model={model} />
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      </div>
      <p className="tov-small">{t('course.keys')}</p>
      {active ? <NodeDetails node={active} model={model} onOpenStep={onOpenStep} /> : null}
    </div>
  );
}

function NodeFace({ node, model }: { node: CourseNode; model: CourseModel }): ReactNode {
  const { t } = useTranslation();
  const lines = [stateLine(node, t), countLine(node, t), whenLine(node, { model, t })].filter(Boolean);
  return (
    <span className="tov-node-text" data-node={node.id}>
      <span className="tov-node-mark">{t(`course.mark.${node.kind === 'step' ? kindOfStep(node) : node.kind}`)}</span>
      <span className="tov-node-title">{node.title}</span>
      {lines.map((line) => (
        <span key={line} className="tov-node-line">
          {line}
        </span>
      ))}
    </span>
  );
}

function Lines({ layout, model }: { layout: Layout; model: CourseModel }): ReactNode {
  return (
    <svg width={layout.width} height={layout.height} aria-hidden="true" focusable="false">
      <defs>
        {['taken', 'possible'].map((kind) => (
          <marker
            key={kind}
            id={`tov-arrow-${kind}`}
            className={`tov-arrow-${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth="11"
            markerHeight="11"
            orient="auto-start-reverse"
          >
            <path d="M 0 0 L 8 4 L 0 8 z" />
          </marker>
        ))}
      </defs>
      {layout.routes.map(({ from, to, path, loop }) => {
        const taken = model.edges.some((edge) => edge.from === from && edge.to === to && edge.taken);
        const kind = taken ? 'taken' : 'possible';
        return (
          <path
            key={`${from} ${to}`}
            d={path}
            className={`tov-line tov-line-${kind}${loop ? ' tov-line-loop' : ''}`}
            markerEnd={`url(#tov-arrow-${kind})`}
          />
        );
      })}
    </svg>
  );
}

/** The node to begin at: what is to be done now, else what happened last. */
function firstOf({ nodes }: CourseModel): CourseNode | undefined {
  return (
    nodes.find(({ state, option }) => state === 'present' && !option) ??
    nodes.findLast(({ state }) => state === 'past') ??
    nodes[0]
  );
}

/** What has happened says less than what is to come: its box is lower. */
function heightOf({ kind, state, option }: CourseNode): number {
  if (kind === 'start') return boxHeight.one;
  return state === 'past' || state === 'withdrawn' || (state === 'present' && option) ? boxHeight.two : boxHeight.four;
}

/** The least that a box is high, by the lines of text that it mostly has beside its title, in pixels. */
const boxHeight = { one: 56, two: 92, four: 112 };

function layoutOf(
  { nodes, edges }: CourseModel,
  { width, heights }: { readonly width: number; readonly heights: ReadonlyMap<string, number> },
): Layout {
  const sized = nodes.map((node) => ({ id: node.id, height: Math.max(heightOf(node), heights.get(node.id) ?? 0) }));
  return width < narrow ? downLayout(sized, edges, width) : acrossLayout(sized, edges);
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(() => Math.min(window.innerWidth, 1_200));
  useEffect(() => {
    const observed = element.current;
    if (!observed) return undefined;
    const observer = new ResizeObserver(() => setWidth(observed.clientWidth));
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
