import { type Kind, kind } from './kind';
import { requestKinds } from './request-kinds';

/** Every problem that the API answers with. Codes and statuses are a contract: programs switch on them. */
export const problemKinds = {
  ...requestKinds,
  'not-found': kind(404, ['Findes ikke', 'Not found']),
  'method-not-allowed': kind(405, ['Metoden findes ikke her', 'Method not allowed']),
  'step-not-open': kind(
    409,
    ['Opgaven er ikke åben', 'The step is not open'],
    [
      'Den er allerede afsluttet eller trukket tilbage. Hent sagen igen.',
      'It has already been completed or withdrawn. Fetch the case again.',
    ],
  ),
  'draft-submitted': kind(
    409,
    ['Kladden er allerede sendt', 'The draft has been submitted'],
    [
      'Henvendelsen er modtaget. Find den under dine sager.',
      'The referral has been received. Find it among your cases.',
    ],
  ),
  'already-accepted': kind(
    409,
    ['Sagen er allerede optaget', 'The case has already been accepted'],
    [
      'En henvendelse kan kun trækkes tilbage, indtil den er optaget.',
      'A referral can be withdrawn only until it has been accepted.',
    ],
  ),
  'case-closed': kind(409, ['Forløbet er afsluttet', 'The case is closed']),
  'case-in-incident': kind(
    409,
    ['Forløbet er standset af en fejl', 'The case has been stopped by an incident'],
    ['Driften er underrettet. Intet er gået tabt.', 'The operator has been told. Nothing is lost.'],
  ),
  // Not 409: an earlier attempt under the same key may still be waiting for the case to open, and will then go through.
  'not-received-yet': kind(
    503,
    ['Henvendelsen er endnu ikke åbnet', 'The referral has not been opened yet'],
    [
      'Den er gemt og åbner af sig selv. Gentag om lidt med samme Idempotency-Key.',
      'It is stored and opens by itself. Repeat shortly with the same Idempotency-Key.',
    ],
  ),
  'already-owned': kind(409, ['En anden har allerede opgaven', 'Someone else already owns the step']),
  'not-possible-now': kind(
    409,
    ['Det kan ikke gøres, som sagen står nu', 'Not possible as the case stands'],
    ['Hent sagen igen, og se, hvad der er muligt.', 'Fetch the case again and see what is possible.'],
  ),
  'already-paused': kind(
    409,
    ['Fristen står allerede stille', 'The clock already stands still'],
    ['Afslut den nuværende pause, før en ny begynder.', 'End the present pause before a new one begins.'],
  ),
  'not-paused': kind(
    409,
    ['Pausen er allerede afsluttet', 'The pause has already been ended'],
    ['Hent sagen igen.', 'Fetch the case again.'],
  ),
  'pause-overlaps': kind(
    409,
    ['Pausen overlapper en tidligere pause', 'The pause overlaps an earlier one'],
    ['Vælg et tidspunkt efter den seneste pause.', 'Choose a time after the last pause.'],
  ),
  'pause-too-early': kind(
    409,
    ['Pausen begynder for tidligt', 'The pause begins too early'],
    [
      'En pause kan tidligst begynde, da opgaven blev åbnet, og kan ikke slutte, før den begynder.',
      'A pause can begin at the earliest when the step opened, and cannot end before it begins.',
    ],
  ),
  'pause-after-due': kind(
    409,
    ['Fristen var allerede overskredet', 'The deadline had already passed'],
    [
      'En pause ophæver ikke en overskridelse. Den skal begynde, før fristen udløb.',
      'A pause does not undo a breach. It must begin before the deadline passed.',
    ],
  ),
  'quota-used-up': kind(
    409,
    ['Årets pauser på dette grundlag er brugt', "This year's pauses on this ground are used up"],
    [
      'Reglen sætter et loft pr. kalenderår. Vælg en kortere pause eller et andet grundlag.',
      'The rule has a limit per calendar year. Choose a shorter pause or another ground.',
    ],
  ),
  'handover-open': kind(
    409,
    ['Der er allerede et åbent tilbud til modtageren', 'There is already an open offer to the receiver'],
    ['Vent på svaret, eller træk tilbuddet tilbage.', 'Wait for the answer, or withdraw the offer.'],
  ),
  'handover-not-open': kind(
    409,
    ['Tilbuddet er ikke længere åbent', 'The offer is no longer open'],
    [
      'Det er besvaret, trukket tilbage eller bortfaldet. Hent sagen igen.',
      'It has been answered, withdrawn, or has lapsed. Fetch the case again.',
    ],
  ),
  'handover-not-possible': kind(
    409,
    ['Sagen kan ikke tilbydes den myndighed', 'The case cannot be offered to that authority'],
    [
      'Vælg en af de modtagere, som sagen viser under receivers.',
      'Choose one of those that the case lists under receivers.',
    ],
  ),
  'deputy-needed': kind(
    409,
    ['Vælg en stedfortræder først', 'Choose a deputy first'],
    [
      'Brugeren har åbne opgaver, som ellers ville stå uden ansvarlig. De er nævnt under steps.',
      'The user has open steps that would stand without an owner. They are listed under steps.',
    ],
  ),
  'last-member': kind(
    409,
    ['Enheden ville stå uden medarbejdere', 'The unit would be left without anyone'],
    [
      'Enheden har åbne opgaver, og ingen andre kan svare for dem. Tilføj en medarbejder først.',
      'The unit has open steps that nobody else could answer for. Add a member first.',
    ],
  ),
  'absence-overlaps': kind(
    409,
    ['Der er allerede registreret fravær i perioden', 'An absence is already recorded in that period'],
    ['Annullér det først, eller vælg andre datoer.', 'Cancel it first, or choose other dates.'],
  ),
  'guard-changed': kind(
    409,
    ['De berørte sager har ændret sig', 'The affected cases have changed'],
    [
      'Intet er ændret. Lav en ny prøvekørsel, se, hvad der nu flytter sig, og anvend den.',
      'Nothing was changed. Make a new dry run, look at what would move now, and apply that.',
    ],
  ),
  'change-already-running': kind(
    409,
    ['En anden ændring er undervejs i politikredsen', 'Another change is on its way through the district'],
    ['Vent, til den er færdig.', 'Wait until it has finished.'],
  ),
  'meeting-not-open': kind(
    409,
    ['Mødet er afsluttet eller aflyst', 'The meeting is closed or cancelled'],
    ['Intet er ændret. Hent mødet igen.', 'Nothing was changed. Fetch the meeting again.'],
  ),
  'meeting-not-closed': kind(
    409,
    ['Mødet er ikke afsluttet endnu', 'The meeting is not closed yet'],
    ['Referatet findes, når mødet er afsluttet.', 'There are minutes when the meeting has been closed.'],
  ),
  'item-not-open': kind(
    409,
    ['Punktet kan ikke behandles nu', 'The item cannot be dealt with now'],
    [
      'Det er afgjort, eller det er ikke længere på dagsordenen. Hent mødet igen.',
      'It has been decided, or it is no longer on the agenda. Fetch the meeting again.',
    ],
  ),
  'action-done': kind(
    409,
    ['Opfølgningen er allerede udført', 'The action has already been done'],
    ['Hent listen igen.', 'Fetch the list again.'],
  ),
  'epoch-conflict': kind(
    412,
    ['Ansvaret er overdraget i mellemtiden', 'Responsibility has been handed over in the meantime'],
    [
      'Hent sagen igen, og se, hvem der nu har den, før du prøver igen.',
      'Fetch the case again and see who has it now before you try again.',
    ],
  ),
  'version-conflict': kind(
    412,
    ['Sagen er ændret i mellemtiden', 'The case has changed in the meantime'],
    [
      'Hent sagen igen, og se ændringen, før du prøver igen.',
      'Fetch the case again and look at the change before you try again.',
    ],
  ),
  'body-too-large': kind(
    413,
    ['Indholdet er for stort', 'The body is too large'],
    ['Højst 256 KiB.', 'At most 256 KiB.'],
  ),
  'unsupported-media-type': kind(415, ['Indholdet skal være JSON', 'The body must be JSON']),
  'invalid-input': kind(422, ['Noget i forespørgslen er ikke i orden', 'Something in the request is not right']),
  'idempotency-key-reused': kind(
    422,
    ['Nøglen er brugt til noget andet', 'The key was used for something else'],
    [
      'Samme Idempotency-Key er tidligere sendt med et andet indhold. Intet er ændret.',
      'The same Idempotency-Key came with another body before. Nothing was changed.',
    ],
  ),
  'not-eligible': kind(
    422,
    ['Henvendelsen er uden for målgruppen', 'The referral is not eligible'],
    [
      'Intet er gemt. Se begrundelserne og de andre muligheder, eller bed om en vurdering med requestReview.',
      'Nothing was stored. See the reasons and the alternatives, or ask for a review with requestReview.',
    ],
  ),
  'outcome-not-allowed': kind(422, ['Opgaven har ikke det udfald', 'The step has no such outcome']),
  'facts-missing': kind(
    422,
    ['Der mangler oplysninger', 'Facts are missing'],
    [
      'Reglen kræver oplysninger, som sagen ikke har, eller som taler imod.',
      'The rule demands facts that the case does not have, or that speak against it.',
    ],
  ),
  'ground-not-allowed': kind(
    422,
    ['Fristen kan ikke standses på det grundlag', 'The clock cannot be stopped on that ground'],
    ['Se opgavens pausableGrounds.', "See the step's pausableGrounds."],
  ),
  'rule-change-not-allowed': kind(
    422,
    ['Den ændring kan ikke foretages', 'That change may not be made'],
    [
      'Tal, som loven eller samarbejdsaftalen fastsætter, kan ikke ændres her. Intet er ændret.',
      'Numbers that the law or the agreement fixes cannot be changed here. Nothing was changed.',
    ],
  ),
  'assignee-not-in-unit': kind(422, ['Brugeren hører ikke til enheden', 'The user is not in the unit']),
  'assignee-in-conflict': kind(
    422,
    ['Brugeren er inhabil i sagen', 'The user has a conflict of interest in the case'],
    ['Vælg en anden.', 'Choose another.'],
  ),
  'conflict-lifted': kind(409, [
    'Det er afgjort, at inhabiliteten ikke er til hinder',
    'The conflict of interest has been lifted',
  ]),
  'rate-limited': kind(429, ['For mange forespørgsler', 'Too many requests']),
  'internal-error': kind(
    500,
    ['Noget gik galt hos os', 'Something went wrong on our side'],
    ['Fejlen er registreret under det viste traceId.', 'The error has been recorded under the traceId shown.'],
  ),
  'repeat-with-same-key': kind(
    503,
    ['Svaret udeblev', 'The answer did not come'],
    [
      'Det er uvist, om det blev udført. Det er trygt at gentage med samme Idempotency-Key.',
      'It is unknown whether it was carried out. It is safe to repeat with the same Idempotency-Key.',
    ],
  ),
  'temporarily-unavailable': kind(
    503,
    ['Ikke tilgængelig lige nu', 'Not available right now'],
    ['Prøv igen om et øjeblik.', 'Try again in a moment.'],
  ),
} as const satisfies Readonly<Record<string, Kind>>;

export type ProblemCode = keyof typeof problemKinds;

/** The stable URI of a kind of problem. */
export function problemType(code: string): string {
  return `https://tovholder.dk/problems/${code}`;
}
