export type Language = 'da' | 'en';
export type Localized = Readonly<Record<Language, string>>;

/** Danish, unless the application that asks says that its user reads English. @param locales OpenID Connect's `ui_locales` */
export function languageOf(locales: unknown): Language {
  const first = String(locales ?? '')
    .split(' ')
    .map((locale) => locale.toLowerCase().slice(0, 2))
    .find((language) => language === 'da' || language === 'en');
  return first === 'en' ? 'en' : 'da';
}

/** What someone is called by their role. */
export const roleNames: Readonly<Record<string, Localized>> = {
  caseworker: { da: 'Sagsbehandler', en: 'Caseworker' },
  'screening-officer': { da: 'Screeningsmedarbejder', en: 'Screening officer' },
  coordinator: { da: 'Koordinator', en: 'Coordinator' },
  'board-member': { da: 'Nævnsmedlem', en: 'Board member' },
  prosecutor: { da: 'Anklager', en: 'Prosecutor' },
  'youth-supervisor': { da: 'Tilsynsførende', en: 'Youth supervisor' },
  supervisor: { da: 'Leder', en: 'Supervisor' },
  head: { da: 'Chef', en: 'Head' },
  management: { da: 'Direktion', en: 'Management' },
  auditor: { da: 'Databeskyttelsesrådgiver', en: 'Data protection officer' },
  operator: { da: 'Drift', en: 'Operator' },
};

/** Whom to try first, and what there is to see. */
export const suggestions: readonly { readonly userName: string; readonly sees: Localized }[] = [
  {
    userName: 'caseworker.0165',
    sees: {
      da: 'Sender en henvendelse, løser sine opgaver og følger sagen.',
      en: 'Sends a referral, does their tasks and follows the case.',
    },
  },
  {
    userName: 'screening.politi',
    sees: {
      da: 'Screener børn og unge på 10–17 år og svarer for politiet.',
      en: 'Screens children and young people of 10 to 17 and answers for the police.',
    },
  },
  {
    userName: 'coordinator.pspk',
    sees: {
      da: 'Tager imod henvendelser til PSP-K og holder sagerne i gang.',
      en: 'Receives referrals to PSP-K and keeps the cases moving.',
    },
  },
  {
    userName: 'supervisor.0165',
    sees: {
      da: 'Ser, hvad der er overskredet, og fordeler opgaver.',
      en: 'Sees what is overdue and hands out tasks.',
    },
  },
  {
    userName: 'coordinator.exit',
    sees: {
      da: 'Leder Exit-forløb, som kun de navngivne kan se.',
      en: 'Runs Exit cases, which only those named can see.',
    },
  },
];

export const words = {
  title: { da: 'Vælg, hvem du vil være', en: 'Choose who to be' },
  lead: {
    da: 'Det er en demonstration: Alle personer er opdigtede, og der kræves ingen adgangskode. Ét klik logger ind.',
    en: 'This is a demonstration: all people are invented, and no password is needed. One click signs in.',
  },
  tryAs: { da: 'Prøv som …', en: 'Try as …' },
  everyone: { da: 'Alle demobrugere', en: 'All demo users' },
  districts: { da: 'Politikredse', en: 'Police districts' },
  over: { da: 'Login er udløbet', en: 'Signing in has run out' },
  overText: {
    da: 'Gå til Tovholder for at logge ind. Intet er gået tabt.',
    en: 'Go to Tovholder to sign in. Nothing is lost.',
  },
  back: { da: 'Til Tovholder', en: 'To Tovholder' },
  failed: { da: 'Login kunne ikke gennemføres', en: 'Signing in did not succeed' },
  signedOut: { da: 'Du er logget ud', en: 'You are signed out' },
  signingOut: { da: 'Du logges ud', en: 'You are being signed out' },
  signOut: { da: 'Log ud', en: 'Sign out' },
} as const satisfies Readonly<Record<string, Localized>>;
