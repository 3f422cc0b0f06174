import { daysAfter, weekdayUntil, yearsBefore } from './days';
import { type Act, type Story, t, vestegn } from './story';

/** Days from the 15th birthday to each of the ten acts: seven before it, one on the day itself. */
const acts: readonly (readonly [days: number, provision: string, limb: 'listed' | 'other-serious'])[] = [
  [-210, 'STRL § 276', 'other-serious'],
  [-180, 'STRL § 244', 'listed'],
  [-150, 'STRL § 281', 'listed'],
  [-120, 'STRL § 288', 'listed'],
  [-60, 'STRL § 266', 'listed'],
  [-14, 'STRL § 244', 'listed'],
  [-1, 'STRL § 288', 'listed'],
  [0, 'STRL § 244', 'listed'],
  [20, 'STRL § 288', 'listed'],
  [45, 'Våbenloven § 10', 'other-serious'],
];

/** How long ago the birthday was. */
const daysSinceBirthday = 90;

const gates: readonly (readonly [step: string, by: 'municipality' | 'secretariat'])[] = [
  ['child-conversation', 'municipality'],
  ['file-access', 'secretariat'],
  ['lawyer-offered', 'secretariat'],
  ['support-person', 'secretariat'],
  ['interpreter', 'secretariat'],
  ['child-expert', 'secretariat'],
  ['data-notice', 'secretariat'],
  ['victim-told', 'secretariat'],
];

/**
 * Ten offences with the 15th birthday between them: the rule does not decide, a person does, and the case goes the way
 * of prosecution and court to the board.
 *
 * @param today local date
 */
export function uknStory(today: string): Story {
  const birthday = daysAfter(today, -daysSinceBirthday);
  const police = 'screening.politi';
  const prosecution = 'prosecutor.anklagemyndighed';
  const municipality = 'caseworker.0151';
  const secretariat = 'coordinator.ukn';
  return {
    id: 'ukn',
    title: t('Ti forhold og en fødselsdag', 'Ten offences and a birthday'),
    opening: t(
      'En dreng fra Ballerup er mistænkt for ti forhold. Syv af dem er begået, før han fyldte 15, det ene dagen før; tre på fødselsdagen og senere. Under 15 går vejen gennem politiet til nævnet, fra 15 gennem anklagemyndighed og domstol. Hvilken vej skal sagen gå?',
      'A boy from Ballerup is suspected of ten offences. Seven were committed before he turned 15, one of them the day before; three on the birthday and later. Under 15 the way goes by the police to the board, from 15 on by prosecution and court. Which way is the case to go?',
    ),
    referredBy: police,
    referral: {
      process: 'ukn',
      district: vestegn,
      person: { birthDate: yearsBefore(birthday, 15), municipality: '0151' },
      reason: 'Ti forhold på otte måneder, stigende i grovhed.',
      urgency: 'normal',
      facts: {
        reportedOn: daysAfter(today, -30),
        lawfulStay: true,
        offences: acts.map(([days, provision, limb]) => ({
          date: daysAfter(birthday, days),
          provision,
          limb,
          status: days < 0 ? 'suspected' : 'charged',
        })),
        particularRisk: true,
        wouldHaveBeenCharged: true,
        screening: { age: true, residence: true, crimePattern: true, riskAndVulnerability: true },
      },
      legalBasis: { code: 'ukl-58', necessity: 'Politiet screener sagen til Ungdomskriminalitetsnævnet.' },
    },
    witnesses: [police, secretariat, prosecution, municipality, 'supervision.ukf'],
    acts: [
      {
        by: police,
        step: 'eligibility-review',
        outcome: 'accept',
        data: { track: 'B', reason: 'De seneste og groveste forhold er begået efter det fyldte 15. år.' },
        tells: t(
          'Reglen afgør det ikke, så en medarbejder gør: politiet vælger spor B og skriver hvorfor.',
          'The rule does not decide it, so a person does: the police choose track B and write down why.',
        ),
      },
      {
        by: police,
        step: 'indstilling',
        outcome: 'sent',
        tells: t('Politiet indstiller til anklagemyndigheden.', 'The police recommend the case to the prosecution.'),
      },
      {
        by: prosecution,
        step: 'claim',
        outcome: 'claimed',
        tells: t(
          'Anklagemyndigheden nedlægger påstand om, at sagen henvises til nævnet.',
          'The prosecution claims that the case be referred to the board.',
        ),
      },
      {
        by: prosecution,
        step: 'judgment',
        outcome: 'referred',
        data: { finalOn: today, sentence: 'conditional' },
        tells: t(
          'Retten idømmer betinget fængsel og henviser til nævnet. Dommen er endelig i dag; derfra regnes nævnets frist.',
          'The court imposes conditional imprisonment and refers to the board. The judgment is final today; the board’s time limit counts from it.',
        ),
      },
      {
        by: prosecution,
        step: 'tell-municipality',
        outcome: 'told',
        tells: t('Anklagemyndigheden underretter kommunen.', 'The prosecution tells the municipality.'),
      },
      {
        by: municipality,
        step: 'bring-case',
        outcome: 'brought',
        tells: t(
          'Ballerup Kommune indbringer sagen for nævnet. Undersøgelsen kan først få en dato, når mødet har en.',
          'The municipality of Ballerup brings the case before the board. The investigation gets a date once the meeting has one.',
        ),
      },
      {
        by: secretariat,
        step: 'schedule-board-meeting',
        outcome: 'scheduled',
        data: { meetingOn: weekdayUntil(daysAfter(today, 14)) },
        tells: t(
          'Nævnets sekretariat berammer mødet. Nu kan der regnes tilbage fra det.',
          'The board’s secretariat sets the meeting. Now dates can be counted back from it.',
        ),
      },
      {
        by: municipality,
        step: 'youth-investigation',
        outcome: 'finished',
        tells: t(
          'Kommunen afslutter den ungefaglige undersøgelse.',
          'The municipality finishes the youth investigation.',
        ),
      },
      ...gatesPassed({ municipality, secretariat }),
      {
        by: municipality,
        step: 'recommendation',
        outcome: 'sent',
        data: { sentOn: today, proof: 'Sendt med Digital Post' },
        tells: t(
          'Indstillingen sendes til nævnet, parterne og ungekriminalforsorgen, med bevis for afsendelsen.',
          'The recommendation goes to the board, the parties and the youth probation service, with proof of sending.',
        ),
      },
      {
        by: 'board.ukn',
        step: 'board-meeting#1',
        outcome: 'held',
        tells: t('Nævnet holder møde.', 'The board meets.'),
      },
      {
        by: 'board.ukn',
        step: 'decision',
        outcome: 'improvement-programme',
        data: { length: 'up-to-2-years', measures: 'Fast kontaktperson, behandling mod vold, skole' },
        tells: t(
          'Nævnet træffer afgørelse: et forbedringsforløb på højst to år.',
          'The board decides: an improvement programme of at most two years.',
        ),
      },
      {
        by: secretariat,
        step: 'served',
        outcome: 'served',
        data: { servedOn: today },
        tells: t(
          'Afgørelsen forkyndes, og der vejledes om klage.',
          'The decision is served, with guidance on complaint.',
        ),
      },
      {
        by: municipality,
        step: 'executed',
        outcome: 'started',
        data: { measureStartedOn: today },
        tells: t(
          'Kommunen iværksætter straks. I hver fjerde sag tager det i dag mere end tre uger (Rigsrevisionen 21/2023).',
          'The municipality starts at once. In one case of four this takes more than three weeks today (Rigsrevisionen 21/2023).',
        ),
      },
    ],
    ending: t(
      'Ungekriminalforsorgen har den næste opgave: den første tilsynssamtale.',
      'The youth probation service has the next step: the first supervision talk.',
    ),
    next: 'supervision.ukf',
  };
}

/** One sentence for the eight. */
function gatesPassed(users: Readonly<Record<'municipality' | 'secretariat', string>>): Act[] {
  const tells = t(
    'Før mødet: samtale med den unge, aktindsigt, advokat, bisidder, tolk, børnesagkyndig, oplysning om databehandling og besked til forurettede. Alle otte er afklaret.',
    'Before the meeting: a talk with the youth, access to the file, lawyer, support person, interpreter, child expert, data notice, and the victim told. All eight are settled.',
  );
  return gates.map(([step, by], index) => ({
    by: users[by],
    step,
    outcome: 'done',
    ...(index === gates.length - 1 ? { tells } : {}),
  }));
}
