import type { Language } from '@tovholder/domain/text';

const words = {
  da: {
    title: 'Referat',
    when: 'Tid',
    where: 'Sted',
    calledBy: 'Indkaldt af',
    closed: 'Afsluttet',
    participants: 'Deltagere',
    name: 'Navn',
    authority: 'Myndighed',
    attendance: 'Fremmøde',
    items: 'Punkter',
    item: 'Punkt',
    noItems: 'Der var ingen punkter på dagsordenen.',
    case: 'Sag',
    citizen: 'Borger',
    decision: 'Beslutning',
    note: 'Bemærkning',
    followUps: 'Opfølgning',
    due: 'senest',
    done: 'udført',
    undecided: 'Ikke behandlet. Punktet kan tages op på næste møde.',
    elsewhere: 'Afsluttet uden for mødet.',
    noContent: 'Du ser ikke, hvad der skete under punktet.',
    hidden: {
      conflict: 'Indholdet vises ikke: du har oplyst, at du er inhabil i sagen.',
      unknown: 'Indholdet vises ikke: sagen hører ikke til dine opgaver.',
    },
    conflicts: 'Erklæret inhabil',
    changes: 'Ændringer af mødet',
    moved: 'Flyttet til',
    handling: 'Fortroligt. Indeholder oplysninger om borgere. Udskrevet til',
    page: (page: number, of: number) => `Side ${page} af ${of}`,
    attendances: { present: 'Mødt', deputy: 'Stedfortræder mødt', apology: 'Afbud', absent: 'Udeblevet' },
    unknownAttendance: 'Ikke registreret',
  },
  en: {
    title: 'Minutes',
    when: 'Time',
    where: 'Place',
    calledBy: 'Called by',
    closed: 'Closed',
    participants: 'Participants',
    name: 'Name',
    authority: 'Authority',
    attendance: 'Attendance',
    items: 'Items',
    item: 'Item',
    noItems: 'There was nothing on the agenda.',
    case: 'Case',
    citizen: 'Citizen',
    decision: 'Decision',
    note: 'Note',
    followUps: 'Follow-up',
    due: 'by',
    done: 'done',
    undecided: 'Not dealt with. The item can be taken up at the next meeting.',
    elsewhere: 'Completed outside the meeting.',
    noContent: 'You do not see what happened under this item.',
    hidden: {
      conflict: 'The content is not shown: you have declared a conflict of interest in the case.',
      unknown: 'The content is not shown: the case is none of your tasks.',
    },
    conflicts: 'Declared a conflict of interest',
    changes: 'Changes of the meeting',
    moved: 'Moved to',
    handling: 'Confidential. Holds information about citizens. Printed for',
    page: (page: number, of: number) => `Page ${page} of ${of}`,
    attendances: { present: 'Present', deputy: 'Deputy present', apology: 'Apology', absent: 'Absent' },
    unknownAttendance: 'Not recorded',
  },
} as const;

export type MinutesWords = (typeof words)[Language];

export const minutesWords = (language: Language): MinutesWords => words[language];

/** A local date as a person reads it. */
export function dateWords(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** An instant as a person reads it, in a zone. */
export function instantWords(instant: string, { language, zone }: { language: Language; zone: string }): string {
  const format = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  });
  return format.format(new Date(instant));
}
