import { beliefTexts, consentText, partyTexts } from './involvement-and-consent';
import { type FactTexts, t } from './types';

export const pspKTexts: FactTexts = {
  involvement: {
    label: t('Hvem er inde over?', 'Who is involved?'),
    help: t(
      'Så vidt du ved. De andre bliver spurgt, til tre af de fire er nået; “ved ikke” koster ingenting.',
      'As far as you know. The others are asked until three of the four are reached; “not known” costs nothing.',
    ),
    parts: Object.fromEntries(
      Object.entries(partyTexts).map(([party, label]) => [party, { label, values: beliefTexts }]),
    ),
  },
  mainResponsibilityUnclear: {
    label: t('Er det uklart, hvem der har hovedansvaret?', 'Is it unclear who has the main responsibility?'),
  },
  unclearBecause: { label: t('Hvad gør hovedansvaret uklart?', 'What makes the main responsibility unclear?') },
  consent: consentText,
  markers: {
    label: t('Passer noget af dette på borgeren?', 'Does any of this fit the citizen?'),
    help: t('Noteres; det tælles ikke.', 'Recorded; it is not counted.'),
    values: {
      'threatening-or-violent': t('Truende eller voldelig', 'Threatening or violent'),
      'danger-to-self-or-others': t('Til fare for sig selv eller andre', 'A danger to self or others'),
      'children-needing-help': t('Har børn, som har brug for hjælp', 'Has children who need help'),
      'in-crime': t('Begår kriminalitet', 'Commits crime'),
      'does-not-recognise-illness': t('Erkender ikke sin sygdom', 'Does not recognise the illness'),
      'losing-home-or-livelihood': t('Er ved at miste bolig eller forsørgelse', 'Is losing home or livelihood'),
      'complaints-from-others': t('Andre klager over borgeren', 'Others complain about the citizen'),
      invisible: t('Overses, fordi borgeren ikke gør væsen af sig', 'Overlooked, because the citizen is quiet'),
      'several-problems': t('Har flere problemer på én gang', 'Has several problems at once'),
    },
  },
};
