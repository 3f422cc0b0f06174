import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['da', 'en'] as const;
export type Language = (typeof languages)[number];
/** A cookie, because the pages before and after this one are the server's and the identity provider's. */
const storedUnder = 'tovholder-language';
const secondsAYear = 365 * 24 * 60 * 60;

const texts = {
  da: () => import('./da.json'),
  en: () => import('./en.json'),
};

/** Danish, unless this browser has chosen otherwise. */
export function currentLanguage(): Language {
  const current = i18next.language ?? chosen();
  return current === 'en' ? 'en' : 'da';
}

/** Loads the texts of the language that was chosen last and makes them available to every component. */
export async function startLanguage(): Promise<void> {
  const language = chosen();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await textsOf(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
}

/** Switches the language of everything on the screen; the choice stays in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await textsOf(language));
  }
  document.cookie = `${storedUnder}=${language}; path=/; max-age=${secondsAYear}; samesite=lax`;
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

function chosen(): Language {
  return document.cookie.split('; ').includes(`${storedUnder}=en`) ? 'en' : 'da';
}

async function textsOf(language: Language): Promise<Record<string, unknown>> {
  return (await texts[language]()).default;
}
