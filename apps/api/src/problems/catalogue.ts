import type { Localized } from '@tovholder/domain/text';

interface Kind {
  readonly status: number;
  readonly title: Localized;
  readonly detail?: Localized;
}

const kind = (status: number, [da, en]: readonly [string, string], detail?: readonly [string, string]): Kind => ({
  status,
  title: { da, en },
  ...(detail ? { detail: { da: detail[0], en: detail[1] } } : {}),
});

/** Every problem that the API answers with. Codes and statuses are a contract: programs switch on them. */
export const problemKinds = {
  'malformed-json': kind(400, ['Indholdet er ikke gyldig JSON', 'The body is not valid JSON']),
  'bad-request': kind(400, ['Forespørgslen kan ikke læses', 'The request cannot be read']),
  'idempotency-key-required': kind(
    400,
    ['Headeren Idempotency-Key mangler', 'The Idempotency-Key header is missing'],
    [
      'Send en nøgle, som er ny for hver henvendelse, så den trygt kan gentages.',
      'Send a key that is new for each referral, so that it is safe to repeat.',
    ],
  ),
  'idempotency-key-malformed': kind(
    400,
    ['Headeren Idempotency-Key er ugyldig', 'The Idempotency-Key header is malformed'],
    ['En nøgle er 1–200 synlige tegn.', 'A key is 1 to 200 visible characters.'],
  ),
  'if-match-malformed': kind(
    400,
    ['Headeren If-Match er ugyldig', 'The If-Match header is malformed'],
    ['Send den ETag, som sagen senest blev vist med.', 'Send the ETag that the case was last shown with.'],
  ),
  'invalid-cursor': kind(
    400,
    ['Ukendt cursor', 'Unknown cursor'],
    ['Begynd forfra uden cursor.', 'Start again without a cursor.'],
  ),
  unauthenticated: kind(
    401,
    ['Du er ikke logget ind', 'You are not signed in'],
    [
      'Adgangstokenet mangler, er udløbet eller gælder ikke her.',
      'The access token is missing, has expired or is not valid here.',
    ],
  ),
  forbidden: kind(403, ['Det har du ikke adgang til', 'You may not do this']),
  'not-in-directory': kind(403, ['Du er ikke oprettet som bruger her', 'You are not a user here']),
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
  'assignee-not-in-unit': kind(422, ['Brugeren hører ikke til enheden', 'The user is not in the unit']),
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
