import type { CaseView, VerdictView } from '@tovholder/contracts/http';
import { type DistrictProfile, unitsOf } from '@tovholder/districts';
import type { Language } from '@tovholder/domain/text';
import { wrap } from '../output/wrap';
import { dateInWords } from '../wording/dates';
import { movementInWords, type Telling } from '../wording/movement-words';
import type { Beat, Begun } from './teller';
import type { Story } from './story';

const words = {
  da: {
    referral: 'Henvendelsen er modtaget som sag',
    verdict: {
      eligible: 'Sagen hører til her.',
      'not-eligible': 'Sagen hører ikke til her.',
      'needs-review': 'Reglen afgør det ikke alene; en medarbejder skal tage stilling.',
    },
    satisfied: { true: '✔', false: '✘', unknown: '?' },
    act: (date: string, atAct: string, now: string, row: number) =>
      `${date}: ${atAct} år ved forholdet, ${now} i dag (række ${row})`,
    until: 'Uret kan ikke spoles frem: det, der tager uger, sker her på sekunder. Fristerne regnes fra i dag.',
    mark: { STATUTE: 'lov', GUIDELINE: 'vejledning', SEED: 'samarbejdsplan', ASSUMPTION: 'antagelse' },
  },
  en: {
    referral: 'The referral is received as case',
    verdict: {
      eligible: 'The case belongs here.',
      'not-eligible': 'The case does not belong here.',
      'needs-review': 'The rule alone does not decide it; a person must.',
    },
    satisfied: { true: '✔', false: '✘', unknown: '?' },
    act: (date: string, atAct: string, now: string, row: number) =>
      `${date}: aged ${atAct} at the act, ${now} today (row ${row})`,
    until: 'The clock cannot be wound: what takes weeks happens in seconds here. Dates are counted from today.',
    mark: { STATUTE: 'law', GUIDELINE: 'guidance', SEED: 'cooperation plan', ASSUMPTION: 'assumption' },
  },
} as const;

export interface PageOptions {
  readonly profile: DistrictProfile;
  readonly language: Language;
  readonly width: number;
}

/** The demonstration on paper: what happens, as lines that a practitioner reads. */
export class Page {
  private readonly telling: Telling;

  constructor(private readonly options: PageOptions) {
    const { profile, language, width } = options;
    const names = new Map(unitsOf(profile).map(({ id, name }) => [id, name[language]]));
    this.telling = { language, width, zone: profile.zone, unitName: (unit) => names.get(unit) ?? unit };
  }

  /** Before the first story. */
  preface(api: string, today: string): string[] {
    const { language, profile } = this.options;
    return [
      ...this.paragraph(`Tovholder · ${profile.name[language]} · ${dateInWords(today, language)} · ${api}`),
      ...this.paragraph(words[language].until),
    ];
  }

  title(number: number, { title, opening, referral }: Story): string[] {
    const { language, width } = this.options;
    const head = `${number}  ${title[language]} (${referral.process})`;
    return ['', head, '─'.repeat(Math.min(width, Math.max(head.length, 40))), ...this.paragraph(opening[language]), ''];
  }

  /** What the rule says and the case that came of it. */
  beginning({ verdict, case: kase, movement }: Begun): string[] {
    const { language } = this.options;
    const say = words[language];
    return [
      ...this.paragraph(`${say.referral} ${kase.caseNumber}. ${say.verdict[verdict.verdict]}`),
      ...this.reasons(verdict),
      ...this.offences(verdict),
      ...movementInWords(movement, this.telling),
    ];
  }

  beat({ acts, movement }: Beat): string[] {
    const { language } = this.options;
    const tells = acts.flatMap((act) => (act.tells === undefined ? [] : [act.tells[language]]));
    return [
      '',
      ...wrap(tells.join(' '), { width: this.options.width, lead: '● ' }),
      ...movementInWords(movement, this.telling),
    ];
  }

  ending({ ending }: Story): string[] {
    const { language } = this.options;
    return ['', ...wrap(ending[language], { width: this.options.width, lead: '■ ' })];
  }

  private reasons({ reasons }: VerdictView): string[] {
    const { language, width } = this.options;
    const say = words[language];
    return reasons.flatMap(({ satisfied, text, citation, mark }) =>
      wrap(`${text} (${citation}; ${say.mark[mark]})`, { width, lead: `   ${say.satisfied[`${satisfied}`]} ` }),
    );
  }

  private offences({ offences = [] }: VerdictView): string[] {
    const { language } = this.options;
    const age = (years: number | null): string => (years === null ? '?' : String(years));
    return offences.map(
      ({ date, ageAtAct, ageNow, row }) =>
        `     ${words[language].act(dateInWords(date, language, { weekday: false }), age(ageAtAct), age(ageNow), row)}`,
    );
  }

  private paragraph(text: string): string[] {
    return wrap(text, { width: this.options.width });
  }
}

/** What to look at when the stories have been told. */
export function afterwards(
  told: readonly { readonly story: Story; readonly case: CaseView }[],
  { api, language }: { readonly api: string; readonly language: Language },
): string[] {
  const first = told[0];
  const last = told.at(-1);
  if (first === undefined || last === undefined) return [];
  const danish = language === 'da';
  return [
    '',
    danish ? 'Se videre:' : 'Look further:',
    `  TOKEN=$(npm run -s tovholder -- token ${first.story.next})`,
    ...comment(danish ? 'opgavelisten hos den, der har næste skridt' : 'the work list of whoever has the next step'),
    `  curl -s -H "Authorization: Bearer $TOKEN" '${api}/v1/work-items?scope=unit'`,
    ...comment(
      danish ? 'sagen, og alle dens datoer regnet efter uden server' : 'the case, and all its dates recomputed offline',
    ),
    `  curl -s -H "Authorization: Bearer $TOKEN" ${api}/v1/cases/${first.case.id} | npm run -s tovholder -- verify-deadline -`,
    ...comment(danish ? 'sagens journal, kædet række for række' : 'the case’s log, chained row by row'),
    `  npm run -s tovholder -- verify-log --case ${last.case.id}`,
    ...comment(danish ? 'andre forløb, uden server' : 'other courses, without a server'),
    `  npm run -s tovholder -- simulate ukn${danish ? '' : ' --language en'}`,
    ...comment(danish ? 'hele API’et' : 'the whole API'),
    `  ${api}/docs`,
  ];
}

const comment = (text: string): string[] => [`  # ${text}`];
