import type { Language, Localized } from '@tovholder/domain/text';

const units: Readonly<Record<string, readonly [one: Localized, many: Localized]>> = {
  wd: [
    { da: 'arbejdsdag', en: 'working day' },
    { da: 'arbejdsdage', en: 'working days' },
  ],
  h: [
    { da: 'time', en: 'hour' },
    { da: 'timer', en: 'hours' },
  ],
  s: [
    { da: 'sekund', en: 'second' },
    { da: 'sekunder', en: 'seconds' },
  ],
};

/** What a rung is called: `due-2wd` → "Påmindelse 2 arbejdsdage før fristen". A rung of another name is a reminder. */
export function rungTitle(
  { ladder, rung }: { readonly ladder: string; readonly rung: string },
  language: Language,
): string {
  if (ladder === 'conflict-of-interest') return (conflicts[rung] ?? conflicts['declared'])![language];
  if (rung === 'due') return passed(ladder)[language];
  const [, sign, amount, unit] = /^due([+-])(\d+)(wd|h|s)$/.exec(rung) ?? [];
  const words = units[unit ?? ''];
  if (!words) return { da: 'Rykker', en: 'Reminder' }[language];
  const distance = `${amount} ${words[amount === '1' ? 0 : 1][language]}`;
  return sign === '-'
    ? { da: `Påmindelse ${distance} før fristen`, en: `Reminder ${distance} before the deadline` }[language]
    : { da: `Rykker ${distance} efter fristen`, en: `Escalation ${distance} after the deadline` }[language];
}

/** What is told of a conflict of interest, in the same inbox. */
const conflicts: Readonly<Record<string, Localized>> = {
  declared: {
    da: 'En medarbejder har oplyst, at vedkommende er inhabil. Du afgør, om det er til hinder',
    en: 'A colleague has declared a conflict of interest. You decide whether it is an obstacle',
  },
  released: {
    da: 'Opgaven er tilbage i enhedens kø, fordi den ansvarlige er inhabil',
    en: "The step is back in the unit's queue, as its owner has a conflict of interest",
  },
  lifted: {
    da: 'Det er afgjort, at du ikke er inhabil. Du har adgang til sagen igen',
    en: 'It was decided that you have no conflict of interest. You have access to the case again',
  },
};

function passed(ladder: string): Localized {
  switch (ladder) {
    case 'soft':
      return { da: 'Vejledende frist passeret', en: 'Indicative deadline passed' };
    case 'handover':
      return { da: 'Svarfristen er udløbet', en: 'The time to answer has passed' };
    default:
      return { da: 'Fristen er overskredet', en: 'The deadline has passed' };
  }
}
