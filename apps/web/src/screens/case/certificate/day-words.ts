import { useTranslation } from 'react-i18next';
import { danishCalendar } from '@tovholder/domain/calendar';
import { currentLanguage } from '../../../language';
import { formatDate } from '../../../language/format';
import { addDays, type SkippedRun, type StripDay } from './strip';

/** A Monday: where the names of the weekdays are taken from. */
const someMonday = '2026-01-05';

export interface DayWords {
  /** "fredag den 27. november 2026". */
  readonly fullDate: (date: string) => string;
  /** "november 2026". @param month `YYYY-MM` */
  readonly month: (month: string) => string;
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  /** Why a day does not count; empty where it does. */
  readonly because: (day: Pick<StripDay, 'because'>) => string;
  /** The days that do not count, one line for each reason. */
  readonly grouped: (runs: readonly SkippedRun[]) => readonly { readonly because: string; readonly dates: string }[];
}

/** How days are spoken of, in the language of the screen. */
export function useDayWords(): DayWords {
  const { t } = useTranslation();
  const language = currentLanguage();
  const locale = language === 'da' ? 'da-DK' : 'en-GB';
  const written = (date: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
  const because = (reason: string | null): string => {
    if (reason === null) return '';
    if (reason === 'weekend' || reason === 'paused') return t(`certificate.because.${reason}`);
    const [kind, ...rest] = reason.split(':');
    const name = rest.join(':').trim();
    const english = danishCalendar.annualDays.find((day) => day.name.da === name)?.name.en;
    return t(`certificate.because.${kind === 'holiday' ? 'holiday' : 'closing-day'}`, {
      name: language === 'en' ? (english ?? name) : name,
    });
  };
  const run = ({ from, to }: SkippedRun): string => {
    if (from === to) return formatDate(from, 'weekday');
    return t('certificate.fromTo', { from: formatDate(from, 'weekday'), to: formatDate(to, 'weekday') });
  };
  return {
    fullDate: (date) => written(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    month: (month) => written(`${month}-01`, { month: 'long', year: 'numeric' }),
    weekdays: Array.from({ length: 7 }, (_, day) => {
      const date = addDays(someMonday, day);
      return { short: written(date, { weekday: 'short' }).slice(0, 2), long: written(date, { weekday: 'long' }) };
    }),
    because: (day) => because(day.because),
    grouped: (runs) =>
      [...new Set(runs.map((each) => each.because))].map((reason) => {
        const same = runs.filter((each) => each.because === reason);
        const dates = same.slice(0, listedRuns).map(run).join('; ');
        const more = same.length - listedRuns;
        return { because: because(reason), dates: more > 0 ? t('certificate.andMore', { dates, count: more }) : dates };
      }),
  };
}

/** So many stretches of a kind are listed; of a long span the rest is a number. */
const listedRuns = 6;
