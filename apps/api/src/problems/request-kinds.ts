import { type Kind, kind } from './kind';

/** Why a request goes no further, whatever it asks for: it cannot be read, or its sender may not ask. */
export const requestKinds = {
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
  'ownership-epoch-malformed': kind(
    400,
    ['Headeren Ownership-Epoch er ugyldig', 'The Ownership-Epoch header is malformed'],
    ['Send det tal, som sagen senest blev vist med som epoch.', 'Send the epoch that the case was last shown with.'],
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
  'session-ended': kind(
    401,
    ['Du er logget ud', 'You have been signed out'],
    [
      'Der gik for lang tid, eller du har logget ud et andet sted. Log ind igen.',
      'Too much time went by, or you signed out elsewhere. Sign in again.',
    ],
  ),
  'csrf-refused': kind(
    403,
    ['Ønsket kom ikke fra Tovholders egne sider', 'The request did not come from a page of Tovholder'],
    [
      'Intet er ændret. Genindlæs siden, og prøv igen. Et program sender et adgangstoken i stedet for en cookie.',
      'Nothing was changed. Reload the page and try again. A program sends an access token instead of a cookie.',
    ],
  ),
  forbidden: kind(403, ['Det har du ikke adgang til', 'You may not do this']),
  'not-in-directory': kind(403, ['Du er ikke oprettet som bruger her', 'You are not a user here']),
} as const satisfies Readonly<Record<string, Kind>>;
