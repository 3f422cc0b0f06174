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
  if (rung === 'due') return passed(ladder)[language];
  const [, sign, amount, unit] = /^due([+-])(\d+)(wd|h|s)$/.exec(rung) ?? [];
  const words = units[unit ?? ''];
  if (!words) return { da: 'Rykker', en: 'Reminder' }[language];
  const distance = `${amount} ${words[amount === '1' ? 0 : 1][language]}`;
  return sign === '-'
    ? { da: `Påmindelse ${distance} før fristen`, en: `Reminder ${distance} before the deadline` }[language]
    : { da: `Rykker ${distance} efter fristen`, en: `Escalation ${distance} after the deadline` }[language];
}

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
