import type { Localized } from '../text';

/** Under RPL § 115 every disclosure says why it is necessary; other bases may. */
export function asksNecessity(code: string): boolean {
  return code.startsWith('rpl-115-');
}

/** What a legal basis is called, and when it covers a referral. */
export interface LegalBasisText {
  readonly title: Localized;
  readonly help: Localized;
}

/** Texts of every basis that a referral may rest on; a test compares it with what the processes name. */
export const legalBasisTexts: Readonly<Record<string, LegalBasisText>> = {
  'rpl-115-1-1': {
    title: { da: 'Retsplejeloven § 115, stk. 1, nr. 1', en: 'Administration of Justice Act § 115(1) no. 1' },
    help: {
      da: 'Politiet kan videregive, når det er nødvendigt af hensyn til det kriminalitetsforebyggende samarbejde.',
      en: 'The police may disclose what crime prevention in cooperation makes necessary.',
    },
  },
  'rpl-115-1-2': {
    title: { da: 'Retsplejeloven § 115, stk. 1, nr. 2', en: 'Administration of Justice Act § 115(1) no. 2' },
    help: {
      da: 'Politiet kan videregive, når det er nødvendigt for indsatsen over for socialt udsatte. Ikke til efterforskning.',
      en: 'The police may disclose what helping the socially vulnerable makes necessary. Not for investigation.',
    },
  },
  'rpl-115-2': {
    title: { da: 'Retsplejeloven § 115, stk. 2', en: 'Administration of Justice Act § 115(2)' },
    help: {
      da: 'I kan videregive, når det er nødvendigt for samarbejdet. Ikke til efterforskning. Ingen har pligt til at dele (stk. 4).',
      en: 'You may disclose what the cooperation makes necessary. Not for investigation. Nobody is obliged to share ((4)).',
    },
  },
  'ukl-58': {
    title: { da: 'Lov om bekæmpelse af ungdomskriminalitet § 58', en: 'Youth Crime Act § 58' },
    help: {
      da: 'Udveksling mellem politi, anklagemyndighed, Kriminalforsorgen, kommuner og nævnet om en sag for nævnet.',
      en: 'Exchange between police, prosecution, prison and probation, municipalities and board about a case of the board.',
    },
  },
  consent: {
    title: { da: 'Borgerens samtykke', en: 'The citizen’s consent' },
    help: {
      da: 'Borgeren ved, hvad der deles med hvem, og kan trække samtykket tilbage.',
      en: 'The citizen knows what is shared with whom, and can withdraw the consent.',
    },
  },
  'bl-130': {
    title: { da: 'Barnets lov § 130 (netværkssamråd)', en: 'Children’s Act § 130 (network meeting)' },
    help: {
      da: 'Politiets dokumentation for mistanke om alvorlig kriminalitet, eller nævnets afvisning.',
      en: 'Police documentation of a suspicion of serious crime, or the board’s dismissal.',
    },
  },
  'bl-132': {
    title: { da: 'Barnets lov § 132 (underretning ved flytning)', en: 'Children’s Act § 132 (when a family moves)' },
    help: {
      da: 'Den kommune, som familien flytter fra, underretter den, som den flytter til.',
      en: 'The municipality that a family leaves tells the one that it moves to.',
    },
  },
  'bl-133': {
    title: {
      da: 'Barnets lov § 133 (fagpersoners underretningspligt)',
      en: 'Children’s Act § 133 (duty of professionals)',
    },
    help: {
      da: 'Når du i dit arbejde får kendskab til eller grund til at antage, at et barn har brug for særlig støtte.',
      en: 'Where your work gives you reason to believe that a child needs special support.',
    },
  },
  'bl-135': {
    title: { da: 'Barnets lov § 135 (enhvers underretningspligt)', en: 'Children’s Act § 135 (everyone’s duty)' },
    help: {
      da: 'Når et barn udsættes for vanrøgt eller nedværdigende behandling eller lever under forhold til fare for det.',
      en: 'Where a child is neglected, degraded, or lives in conditions that endanger it.',
    },
  },
};
