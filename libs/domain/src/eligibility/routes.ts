import type { Localized } from '../text';
import type { Reason, Route } from './types';

const titles: Readonly<Record<string, Localized>> = {
  'psp-k': { da: 'PSP-K', en: 'PSP-K (three of four authorities)' },
  psp: { da: 'PSP-samarbejdet', en: 'PSP (police, social services, psychiatry)' },
  ukn: { da: 'Ungdomskriminalitetsnævnet', en: 'The Youth Crime Board' },
  exit: { da: 'Exit-enheden', en: 'The Exit unit' },
  'pre-exit': { da: 'Forebyggende bandeindsats (Pre-Exit)', en: 'Gang prevention (Pre-Exit)' },
  'rug-udvalg': { da: 'RUG-udvalget', en: 'The RUG committee' },
  ssp: { da: 'SSP', en: 'SSP (school, social services, police)' },
  'ssp-plus': { da: 'SSP+', en: 'SSP+ (18 and over)' },
  ksp: { da: 'KSP', en: 'KSP (probation, social services, police)' },
  underretning: { da: 'Underretning til kommunen', en: 'Notification to the municipality' },
  netvaerkssamraad: { da: 'Netværkssamråd', en: 'Network meeting (netværkssamråd)' },
  boernehus: { da: 'Børnehuset', en: 'Children’s house (børnehus)' },
  anklagemyndighed: { da: 'Anklagemyndigheden', en: 'The prosecution service' },
  kommune: { da: 'Kommunen', en: 'The municipality' },
  'other-district': { da: 'Den politikreds, som kommunen hører til', en: 'The police district of the municipality' },
  'responsible-authority': { da: 'Myndigheden med hovedansvaret', en: 'The authority with the main responsibility' },
};

/** What a route's code is called; a code without a title is shown as it is. */
export function routeTitle(to: string): Localized {
  return titles[to] ?? { da: to, en: to };
}

/** Other places where the case may fit, each for the same reasons. */
export function alternatives(to: readonly string[], because: readonly Reason[]): readonly Route[] {
  return [...new Set(to)].map((code) => ({ to: code, because }));
}
