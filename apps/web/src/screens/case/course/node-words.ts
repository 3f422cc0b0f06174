import type { Step } from '@tovholder/api-client';
import type { TFunction } from 'i18next';
import { formatDate, formatInstant, today } from '../../../language/format';
import type { CourseModel, CourseNode } from './course-model';

/** The one line under a node's title: what is due, how it ended, or who would owe it. */
export function stateLine(node: CourseNode, t: TFunction): string {
  const { state, steps } = node;
  if (node.kind !== 'step') return node.kind === 'end' && state === 'past' ? t('course.ended') : '';
  const open = steps.filter((step) => step.state === 'open');
  switch (state) {
    case 'present':
      return openLine(node, open, t);
    case 'past':
      return pastLine(node, t);
    case 'withdrawn':
      return t('course.fellAway');
    case 'future':
      return node.by ?? '';
  }
}

function openLine(node: CourseNode, open: readonly Step[], t: TFunction): string {
  if (node.option) return t('course.optionLine');
  const due = earliestDue(open);
  if (open.some(({ paused }) => paused)) return t('course.paused');
  if (!due) return t('course.noDeadline');
  const date = shortDate(due.localDate);
  return node.overdue ? t('course.dueOver', { date }) : t('course.due', { date });
}

function pastLine(node: CourseNode, t: TFunction): string {
  const last = lastDone(node.steps);
  if (!last?.closedAt) return '';
  // What each of several authorities said is in the details: one of their answers is not the answer.
  if (hasParties(node)) return dayOf(last.closedAt);
  return t('course.doneLine', { outcome: last.outcomeTitle ?? t('course.done'), date: dayOf(last.closedAt) });
}

/** How many steps a node stands for, where it is more than one: "2 af 4 afsluttet", "3. gang". */
export function countLine(node: CourseNode, t: TFunction): string {
  const { steps } = node;
  if (steps.length < 2) return '';
  if (!hasParties(node)) return t('course.times', { count: steps.length });
  const done = steps.filter(({ state }) => state === 'done').length;
  return t('course.parties', { done, all: steps.length });
}

/** Whether several authorities each have the step, rather than one that has it several times. */
function hasParties({ steps, repeats }: CourseNode): boolean {
  return !repeats && new Set(steps.map(({ key }) => key.split(':')[1] ?? '')).size > 1;
}

/** Which outcomes would lead to something that may come: "Ved: Udpeget". */
export function whenLine(
  node: CourseNode,
  { model, t }: { readonly model: CourseModel; readonly t: TFunction },
): string {
  if (node.state !== 'future') return '';
  const titles = model.edges
    .filter(({ to, from }) => to === node.id && from !== node.id)
    .flatMap((edge) => edge.titles);
  const outcome = [...new Set(titles)].slice(0, shownOutcomes).join(' / ');
  return outcome === '' ? '' : t('course.when', { outcome });
}

/** So many of the outcomes that lead to a node are named on it; all of them are in the details of where they leave. */
const shownOutcomes = 2;

/** Everything that the picture says of a node, as one text to be read aloud. */
export function describe(
  node: CourseNode,
  { model, t }: { readonly model: CourseModel; readonly t: TFunction },
): string {
  const from = model.edges.filter((edge) => edge.to === node.id && edge.taken).length;
  const next = model.edges.filter((edge) => edge.from === node.id && edge.to !== node.id);
  return [
    node.title,
    t(`course.kind.${node.kind === 'step' ? kindOfStep(node) : node.kind}`),
    stateLine(node, t),
    countLine(node, t),
    whenLine(node, { model, t }),
    node.state === 'future' && node.deadline ? t('course.rule', { title: node.deadline.title }) : '',
    node.kind === 'end' || from + next.length === 0 ? '' : t('course.leads', { count: next.length }),
  ]
    .filter(Boolean)
    .join('. ');
}

/** The word for where a step stands; the colour only helps. */
export function kindOfStep({ state, option, overdue }: CourseNode): string {
  if (state !== 'present') return state;
  if (option) return 'option';
  return overdue ? 'overdue' : 'present';
}

export function earliestDue(steps: readonly Step[]): Step['due'] {
  const dues = steps.flatMap(({ due }) => due ?? []);
  return [...dues].sort((one, other) => one.at.localeCompare(other.at))[0] ?? null;
}

function lastDone(steps: readonly Step[]): Step | undefined {
  return [...steps]
    .filter(({ state }) => state === 'done')
    .sort((one, other) => (one.closedAt ?? '').localeCompare(other.closedAt ?? ''))
    .at(-1);
}

/** With the weekday in this year, with the year in another. */
function shortDate(date: string): string {
  return formatDate(date, date.startsWith(today().slice(0, 4)) ? 'weekday' : 'long');
}

/** The local day of an instant, as it is written in Danish. */
const dayOf = (instant: string): string => formatInstant(instant).replace(/[,]? (kl\. )?\d{1,2}[.:]\d{2}$/, '');
