import { createHash } from 'node:crypto';
import type { Language, Localized } from '@tovholder/domain/text';

/** One of the few pages that are shown before or after the web itself. */
interface PageText {
  readonly status: number;
  readonly title: Localized;
  readonly text: Localized;
  /** What to do next: go and sign in, or send the form that signs out. */
  readonly next: 'sign-in' | 'sign-out';
}

const text = ([da, en]: readonly [string, string]): Localized => ({ da, en });
const page = (
  status: number,
  title: readonly [string, string],
  { says, next = 'sign-in' }: { says: readonly [string, string]; next?: PageText['next'] },
): PageText => ({ status, title: text(title), text: text(says), next });

export const pages = {
  'signed-out': page(200, ['Du er logget ud', 'You are signed out'], {
    says: ['Luk browseren, hvis andre bruger denne computer.', 'Close the browser if others use this computer.'],
  }),
  'sign-out': page(200, ['Vil du logge ud?', 'Sign out?'], {
    says: ['Du er stadig logget ind.', 'You are still signed in.'],
    next: 'sign-out',
  }),
  'sign-in-over': page(400, ['Login blev ikke gennemført', 'Signing in did not succeed'], {
    says: [
      'Forsøget er udløbet, er allerede brugt eller blev begyndt i en anden browser. Intet er gået tabt. Prøv igen.',
      'The attempt has run out, has been used already or began in another browser. Nothing is lost. Try again.',
    ],
  }),
  'not-identified': page(403, ['Login blev afvist', 'Signing in was refused'], {
    says: [
      'Login-tjenesten ville ikke sige god for dig. Prøv igen, eller spørg din it-afdeling.',
      'The identity provider did not vouch for you. Try again, or ask your IT department.',
    ],
  }),
  'not-in-directory': page(403, ['Du er ikke oprettet som bruger her', 'You are not a user here'], {
    says: [
      'Login-tjenesten kender dig, men Tovholder gør ikke. Bed din leder om at få dig oprettet, eller log ud og ind som en anden.',
      'The identity provider knows you, but Tovholder does not. Ask your supervisor to have you added, or sign out and in as someone else.',
    ],
    next: 'sign-out',
  }),
  'provider-away': page(503, ['Login-tjenesten svarer ikke', 'The identity provider does not answer'], {
    says: ['Vent et øjeblik, og prøv igen.', 'Wait a moment and try again.'],
  }),
  'too-many': page(429, ['For mange forsøg på kort tid', 'Too many attempts in a short time'], {
    says: ['Vent et øjeblik, og prøv igen.', 'Wait a moment and try again.'],
  }),
  'somebody-elses': page(403, ['Siden kunne ikke logge dig ud', 'The page could not sign you out'], {
    says: [
      'Ønsket kom fra et andet sted end Tovholder selv. Vil du logge ud, så gør det her.',
      'The wish came from somewhere else than Tovholder itself. If you want to sign out, do it here.',
    ],
    next: 'sign-out',
  }),
  'out-of-order': page(503, ['Ikke tilgængelig lige nu', 'Not available right now'], {
    says: ['Vent et øjeblik, og prøv igen.', 'Wait a moment and try again.'],
  }),
} as const satisfies Readonly<Record<string, PageText>>;

export type PageName = keyof typeof pages;

const buttons: Readonly<Record<PageText['next'], Localized>> = {
  'sign-in': { da: 'Log ind', en: 'Sign in' },
  'sign-out': { da: 'Log ud', en: 'Sign out' },
};

const style = `
:root{color-scheme:light;font:1rem/1.5 'IBM Plex Sans',system-ui,sans-serif;color:#1a1a1a;background:#f5f5f5}
body{margin:0}main{max-width:32rem;margin:12vh auto 0;padding:2rem;background:#fff;border:1px solid #dcdcdc}
h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.25}p{margin:0 0 1.5rem}form{margin:0}
button{font:inherit;font-weight:600;color:#fff;background:#0059b3;border:0;border-radius:4px;padding:.75rem 1.5rem;cursor:pointer}
button:hover{background:#004080}button:focus-visible{outline:4px solid #747474;outline-offset:2px}
`;

/** What such a page may load: nothing but the style that it carries, known by its hash. */
export const pageStyleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** The page as HTML. Holds nothing that came from a request. */
export function renderPage(name: PageName, language: Language): string {
  const { title, text: says, next }: PageText = pages[name];
  const method = next === 'sign-out' ? 'post' : 'get';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[language]} – Tovholder</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main><h1>${title[language]}</h1><p>${says[language]}</p>
<form method="${method}" action="/${next}"><button>${buttons[next][language]}</button></form></main></body></html>`;
}
