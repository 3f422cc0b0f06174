import { explain } from '@tovholder/domain/deadlines';
import type { Language } from '@tovholder/domain/text';
import { wrap } from '../output/wrap';
import { dateInWords, timeInWords } from './dates';
import type { Movement, ShownStep } from './movement';

export interface Telling {
  readonly language: Language;
  readonly width: number;
  /** IANA name of the zone that clock times are told in. */
  readonly zone: string;
  readonly unitName: (unit: string) => string;
}

const words = {
  da: {
    by: 'senest',
    soft: 'vejledende frist',
    why: 'hvorfor:',
    untimed: 'uden frist i reglerne',
    later: 'fristen regnes, når den dato er kendt, som den hænger på',
    redated: 'ny dato:',
    withdrawn: 'ikke længere nødvendigt:',
  },
  en: {
    by: 'by',
    soft: 'indicative date',
    why: 'why:',
    untimed: 'no deadline in the rules',
    later: 'dated once the date that it hangs on is known',
    redated: 'new date:',
    withdrawn: 'no longer needed:',
  },
} as const;

const indent = '   ';

/** What an event opened, dated anew and withdrew, as lines: each date with its reason below it. */
export function movementInWords({ opened, redated, withdrawn }: Movement, telling: Telling): string[] {
  const { unitName } = telling;
  const say = words[telling.language];
  const dated = opened.filter(({ due, timed }) => due !== null || timed);
  const untimed = opened.filter(({ due, timed }) => due === null && !timed);
  const named = (step: ShownStep): string => `${unitName(step.unit)}: `;
  return [
    ...datedLines(dated, { telling, sign: '→', lead: named }),
    ...byUnit(untimed).flatMap(([unit, steps]) =>
      paragraph(`${unitName(unit)}: ${steps.map(({ title }) => title).join(' · ')} – ${say.untimed}`, {
        telling,
        sign: '→',
      }),
    ),
    ...datedLines(redated, { telling, sign: '↻', lead: (step) => `${say.redated} ${named(step)}` }),
    ...withdrawn.flatMap((step) =>
      paragraph(`${say.withdrawn} ${step.title} (${unitName(step.unit)})`, { telling, sign: '–' }),
    ),
  ];
}

/** A due date in words, with the clock where hours count. */
export function dueInWords(due: NonNullable<ShownStep['due']>, telling: Pick<Telling, 'language' | 'zone'>): string {
  const say = words[telling.language];
  const { trigger } = due.certificate;
  const { kind, unit } = due.certificate.rule;
  const year = trigger.localDate.slice(0, 4) !== due.localDate.slice(0, 4);
  const date = dateInWords(due.localDate, telling.language, { year });
  const clock = kind === 'hours' || unit === 'hours' ? ` ${timeInWords(due.at, telling)}` : '';
  return `${due.soft ? say.soft : say.by} ${date}${clock}`;
}

interface DatedLines {
  readonly telling: Telling;
  readonly sign: string;
  /** What stands before a step's title. */
  readonly lead: (step: ShownStep) => string;
}

/** Steps with the same date for the same reason share its explanation. */
function datedLines(steps: readonly ShownStep[], { telling, sign, lead }: DatedLines): string[] {
  const { language, width } = telling;
  const say = words[language];
  const reasonOf = ({ due }: ShownStep): string => (due === null ? '' : explain(due.certificate)[language]);
  const reasons = [...new Set(steps.map(reasonOf))];
  return reasons.flatMap((reason) => [
    ...steps
      .filter((step) => reasonOf(step) === reason)
      .flatMap((step) => {
        const date = step.due === null ? say.later : dueInWords(step.due, telling);
        return paragraph(`${lead(step)}${step.title} – ${date}`, { telling, sign });
      }),
    ...(reason === '' ? [] : wrap(reason, { width, lead: `${indent}  ${say.why} ` })),
  ]);
}

function paragraph(text: string, { telling, sign }: { telling: Telling; sign: string }): string[] {
  return wrap(text, { width: telling.width, lead: `${indent}${sign} ` });
}

function byUnit(steps: readonly ShownStep[]): readonly (readonly [unit: string, steps: readonly ShownStep[]])[] {
  const units = [...new Set(steps.map(({ unit }) => unit))];
  return units.map((unit) => [unit, steps.filter((step) => step.unit === unit)] as const);
}
