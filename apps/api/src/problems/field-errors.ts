import type { ProblemErrorView } from '@tovholder/contracts/http';
import type { Language, Localized } from '@tovholder/domain/text';

/** One field at fault. */
export interface FieldError {
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string;
  readonly code: string;
  /** Said by the rule that found it; absent: the text of the code. */
  readonly text?: Localized;
}

const t = (da: string, en: string): Localized => ({ da, en });

/** What a person reads about each code. Never the value itself: it may be about a citizen. */
const messages: Readonly<Record<string, Localized>> = {
  required: t('Skal udfyldes.', 'Is required.'),
  'wrong-type': t('Har en forkert type.', 'Has the wrong type.'),
  'unknown-field': t('Feltet findes ikke.', 'There is no such field.'),
  'too-short': t('Er for kort eller tom.', 'Is too short or empty.'),
  'too-long': t('Er for lang.', 'Is too long.'),
  'too-small': t('Er for lille.', 'Is too small.'),
  'too-large': t('Er for stor.', 'Is too large.'),
  'wrong-format': t('Har et forkert format.', 'Has the wrong format.'),
  'not-allowed': t('Er ikke en af de tilladte værdier.', 'Is not one of the allowed values.'),
  'unknown-process': t('Ordningen findes ikke.', 'There is no such process.'),
  'unknown-code': t('Hjemlen bruges ikke i denne ordning.', 'This process does not use that legal basis.'),
  'unknown-district': t('Politikredsen findes ikke her.', 'There is no such district here.'),
  'process-not-run-in-district': t('Ordningen findes ikke i politikredsen.', 'The district does not run this process.'),
  'unknown-rule': t('Fristreglen findes ikke.', 'There is no such deadline rule.'),
  'unknown-calendar': t('Kalenderen findes ikke.', 'There is no such calendar.'),
  'outcome-not-allowed': t('Opgaven har ikke det udfald.', 'The step has no such outcome.'),
  'assignee-in-conflict': t(
    'Brugeren har oplyst inhabilitet i sagen.',
    'The user has declared a conflict of interest in the case.',
  ),
  'assignee-not-in-unit': t('Brugeren hører ikke til enheden.', 'The user is not in the unit.'),
  'in-future': t('Ligger ude i fremtiden.', 'Lies in the future.'),
  'before-start': t('Ligger før begyndelsen.', 'Lies before the beginning.'),
  'period-too-long': t('Perioden er på mere end tre år.', 'The period is of more than three years.'),
  'note-needed': t(
    'Skriv hvorfor, når begyndelsen ligger i fortiden.',
    'Say why, where the beginning lies in the past.',
  ),
  'ground-not-allowed': t('Fristen kan ikke standses på det grundlag.', 'The clock cannot be stopped on that ground.'),
  'unknown-user': t('Der er ingen sådan bruger i din myndighed.', 'There is no such user in your authority.'),
  'deputy-not-possible': t(
    'Den bruger kan ikke være stedfortræder: er ikke aktiv, selv fraværende eller uden for enheden.',
    'That user cannot be the deputy: not active, away too, or not of the unit.',
  ),
  'items-or-filter': t('Angiv enten items eller filter.', 'Give either items or filter.'),
  'number-is-fixed': t(
    'Tallet er fastsat i loven eller samarbejdsaftalen.',
    'The number is fixed by the law or by the agreement.',
  ),
  'rule-impossible': t('Tilsammen giver værdierne ingen regel.', 'Together the values make no rule.'),
  'ladder-impossible': t(
    'En stige skal have trin med hver sit navn.',
    'The rungs of a ladder need names of their own.',
  ),
  'seconds-in-production': t('Sekunder bruges kun til demonstration.', 'Seconds are for demonstrations only.'),
  'unknown-authority': t('Myndigheden findes ikke her.', 'There is no such authority here.'),
  'nothing-changes': t('Ændringen ændrer ingenting.', 'The change changes nothing.'),
  'unknown-fact': t('Oplysningen findes ikke i ordningen.', 'The process has no such fact.'),
  'cpr-characters': t('Et CPR-nummer består af cifre.', 'A CPR number consists of digits.'),
  'cpr-length': t('Et CPR-nummer har ti cifre.', 'A CPR number has ten digits.'),
  'cpr-date': t('CPR-nummerets dato findes ikke.', 'The date of the CPR number does not exist.'),
  'person-not-stated': t(
    'Oplys CPR-nummer, erstatningsnummer eller fødselsdato, eller at borgeren er ukendt.',
    'Give a CPR number, a replacement number or a birth date, or say that the citizen is unknown.',
  ),
  'person-contradiction': t(
    'Oplysningerne om borgeren modsiger hinanden.',
    'What is stated about the citizen contradicts itself.',
  ),
  'deadline-not-possible': t('Ud fra det kan der ikke beregnes en frist.', 'No deadline can be counted from this.'),
  'modulus-11': t(
    'CPR-nummeret opfylder ikke modulus 11. Det kan være rigtigt alligevel.',
    'The CPR number does not pass modulus 11. It may be right all the same.',
  ),
};

const unnamed = t('Er ikke i orden.', 'Is not right.');

export function describeFieldError({ pointer, code, text }: FieldError, language: Language): ProblemErrorView {
  return { pointer, code, message: (text ?? messages[code] ?? unnamed)[language] };
}

/** `['person', 'cpr']` → `/person/cpr`. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
