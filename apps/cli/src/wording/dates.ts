import type { Language } from '@tovholder/domain/text';

const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };

/** A local date in words: `fredag 27. november 2026`, `Friday 27 November 2026`; without year or weekday on request. */
export function dateInWords(localDate: string, language: Language, { year = true, weekday = true } = {}): string {
  // Noon in UTC and told in UTC: the date stays what it is, wherever this runs.
  const text = new Intl.DateTimeFormat(locales[language], {
    ...(weekday ? { weekday: 'long' } : {}),
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(year ? { year: 'numeric' } : {}),
  }).format(new Date(`${localDate}T12:00:00Z`));
  return text.replace(/ den /, ' ').replace(',', '');
}

/** The wall clock of a zone: `kl. 14.05`, `at 14:05`. */
export function timeInWords(instant: string, { language, zone }: { language: Language; zone: string }): string {
  const time = new Intl.DateTimeFormat(locales[language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(instant));
  return language === 'da' ? `kl. ${time}` : `at ${time}`;
}
