import { type FactTexts, t } from './types';

export const uknTexts: FactTexts = {
  reportedOn: { label: t('Anmeldt den', 'Reported on') },
  lawfulStay: { label: t('Fast, lovligt ophold i Danmark?', 'Permanent, lawful stay in Denmark?') },
  offences: {
    label: t('Forhold', 'Offences'),
    help: t(
      'Ét for hver gerning. Alderen på hver dato regnes ud for dig.',
      'One for each act. The age on each date is computed for you.',
    ),
    parts: {
      date: { label: t('Gerningsdato', 'Date of the act') },
      provision: { label: t('Bestemmelse', 'Provision'), help: t('F.eks. “STRL § 245”.', 'Such as “STRL § 245”.') },
      limb: {
        label: t('Hører forholdet under', 'The act falls under'),
        values: {
          listed: t('Lovens liste (UKL § 2, stk. 2)', 'The list of the law (UKL § 2(2))'),
          'other-serious': t('Anden alvorlig kriminalitet', 'Other serious crime'),
        },
      },
      status: {
        label: t('Status', 'Status'),
        values: {
          suspected: t('Mistænkt', 'Suspected'),
          charged: t('Sigtet eller tiltalt', 'Charged'),
          dropped: t('Mistanken er frafaldet', 'Suspicion dropped'),
          'sentenced-to-imprisonment': t('Idømt fængsel', 'Sentenced to imprisonment'),
          'other-sentence': t('Idømt en anden sanktion', 'Another sentence'),
          acquitted: t('Frifundet', 'Acquitted'),
        },
      },
    },
  },
  particularRisk: {
    label: t('Særlig risiko for ny kriminalitet?', 'Particular risk of further crime?'),
    help: t(
      'Kræves kun for anden alvorlig kriminalitet; ikke for forhold på lovens liste.',
      'Demanded for other serious crime only; not for acts on the list of the law.',
    ),
  },
  wouldHaveBeenCharged: {
    label: t(
      'Ville barnet være blevet sigtet, hvis det var fyldt 15?',
      'Would the child have been charged, had it been 15?',
    ),
    help: t('For forhold begået som 10-14-årig (vejledning).', 'For acts at 10 to 14 (guideline).'),
  },
  screening: {
    label: t('De fire screeningskriterier', 'The four screening criteria'),
    help: t('Kredsens egne kriterier, i dine ord.', 'The district’s own criteria, in your words.'),
    parts: {
      age: { label: t('Alder', 'Age') },
      residence: { label: t('Bopæl', 'Residence') },
      crimePattern: { label: t('Kriminalitetsmønster', 'Pattern of crime') },
      riskAndVulnerability: { label: t('Risiko og sårbarhed', 'Risk and vulnerability') },
    },
  },
  judgment: {
    label: t('Dom', 'Judgment'),
    help: t('Kun hvis der er idømt fængsel.', 'Only where there is a sentence to imprisonment.'),
    parts: {
      referredToBoard: { label: t('Henviste retten sagen til nævnet?', 'Did the court refer the case to the board?') },
      finalOn: { label: t('Endelig den', 'Final on') },
      conditional: { label: t('Er dommen betinget?', 'Is the sentence conditional?') },
      releaseOn: { label: t('Forventet løsladelse', 'Expected release') },
    },
  },
};
