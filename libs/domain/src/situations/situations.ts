import type { ProcessId } from '../eligibility';
import type { Localized } from '../text';

/** What a person who works with citizens meets, in their own words; nobody has to know what a process is called. */
export interface Situation {
  readonly id: string;
  readonly title: Localized;
  readonly help: Localized;
  /** Processes that may be the answer, most likely first. */
  readonly processes: readonly ProcessId[];
  /** Facts that decide most, by name: they are asked first. */
  readonly firstQuestions: readonly string[];
}

const t = (da: string, en: string): Localized => ({ da, en });

/** In the order in which they are offered; the last one is for whoever recognises none of the others. */
export const situations: readonly Situation[] = [
  {
    id: 'nobody-responsible',
    title: t(
      'En borger med psykisk lidelse, hvor flere myndigheder er inde over, og ingen har hovedansvaret',
      'A citizen with a mental illness, where several authorities are involved and none has the main responsibility',
    ),
    help: t(
      'Psykiatri, Kriminalforsorg, politi og kommune har hver en del af opgaven.',
      'Psychiatry, probation, police and municipality each have a part of the task.',
    ),
    processes: ['psp-k', 'psp'],
    firstQuestions: ['involvement', 'mainResponsibilityUnclear', 'concerned', 'fallsBetween'],
  },
  {
    id: 'falls-between',
    title: t(
      'En borger falder mellem myndighederne og giver mange henvendelser',
      'A citizen falls between the authorities and leads to many calls',
    ),
    help: t(
      'Hyppig kontakt med politi, kommune eller psykiatri, og egen myndighed kan ikke løse det alene.',
      'Frequent contact with police, municipality or psychiatry, and the own authority cannot solve it alone.',
    ),
    processes: ['psp', 'psp-k'],
    firstQuestions: ['fallsBetween', 'cannotSolveAlone', 'frequentContact', 'involvement', 'mainResponsibilityUnclear'],
  },
  {
    id: 'young-crime',
    title: t(
      'Et barn eller en ung under 18 har begået kriminalitet',
      'A child or young person under 18 has committed a crime',
    ),
    help: t(
      'Personfarlig eller anden alvorlig kriminalitet. Alderen på gerningstidspunktet afgør vejen.',
      'Crime against persons or other serious crime. The age at the act decides the way.',
    ),
    processes: ['ukn', 'netvaerkssamraad', 'underretning'],
    firstQuestions: ['offences', 'lawfulStay', 'trigger', 'underUkl', 'concern'],
  },
  {
    id: 'wants-out',
    title: t('En person vil ud af et bande- eller rockermiljø', 'A person wants to leave a gang or biker milieu'),
    help: t(
      'Frivilligt. Før samtykke deles intet ud over vurderingen af faren.',
      'Voluntary. Before consent nothing is shared but the judgment of the danger.',
    ),
    processes: ['exit'],
    firstQuestions: ['attachment', 'wantsOut', 'threatNow', 'policeContact'],
  },
  {
    id: 'on-the-way-in',
    title: t(
      'En person er på vej ind i et bande- eller rockermiljø',
      'A person is on the way into a gang or biker milieu',
    ),
    help: t(
      'Hvor det hører hjemme, er forskelligt fra politikreds til politikreds og afhænger af alderen.',
      'Where this belongs differs between police districts and depends on the age.',
    ),
    processes: ['exit', 'underretning'],
    firstQuestions: ['attachment', 'wantsOut', 'concern'],
  },
  {
    id: 'child-concern',
    title: t('Bekymring for et barn eller en ung', 'Concern for a child or a young person'),
    help: t(
      'Også når du kun har en mistanke, og når barnet ikke er født endnu.',
      'Also where you only suspect, and where the child is not born yet.',
    ),
    processes: ['underretning'],
    firstQuestions: ['concern', 'notifierKind', 'abuseStated', 'parentSuspected'],
  },
  {
    id: 'serious-suspicion',
    title: t(
      'Politiet har dokumenteret mistanke om alvorlig kriminalitet hos en ung, og sagen er ikke for nævnet',
      'The police have documented a suspicion of serious crime by a young person outside the board',
    ),
    help: t('Eller Ungdomskriminalitetsnævnet har afvist sagen.', 'Or the Youth Crime Board has dismissed the case.'),
    processes: ['netvaerkssamraad', 'underretning'],
    firstQuestions: ['trigger', 'underUkl', 'receivedOn'],
  },
  {
    id: 'not-sure',
    title: t('Noget andet, eller jeg er i tvivl', 'Something else, or I am not sure'),
    help: t(
      'Svar på det, du ved. Siden viser imens, hvor sagen kan høre til.',
      'Answer what you know. The page shows meanwhile where the case may belong.',
    ),
    processes: ['psp-k', 'psp', 'underretning', 'exit', 'ukn', 'netvaerkssamraad'],
    firstQuestions: [],
  },
];
