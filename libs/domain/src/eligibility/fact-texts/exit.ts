import { type FactTexts, t } from './types';

export const exitTexts: FactTexts = {
  attachment: {
    label: t('Tilknytning til miljøet', 'Attachment to the milieu'),
    values: {
      member: t('Medlem', 'Member'),
      'loosely-attached': t('Løst tilknyttet', 'Loosely attached'),
      'on-the-way-in': t('På vej ind', 'On the way in'),
    },
  },
  wantsOut: { label: t('Vil borgeren ud af miljøet?', 'Does the citizen want out?') },
  threatNow: { label: t('Er der en trussel mod borgeren lige nu?', 'Is there a threat to the citizen right now?') },
  policeContact: {
    label: t('Kontakt til politiet', 'Contact with the police'),
    help: t(
      'Før samtykke deles intet med andre end den, der vurderer faren.',
      'Before consent nothing is shared with others than who judges the danger.',
    ),
    values: {
      agreed: t('Borgeren har sagt ja', 'The citizen has agreed'),
      necessity: t('Nødvendig uden ja', 'Necessary without a yes'),
      'not-now': t('Ikke nu', 'Not now'),
    },
  },
  contactFrom: {
    label: t('Hvem henvendte sig først?', 'Who made contact first?'),
    values: {
      person: t('Borgeren selv', 'The person'),
      kommune: t('Kommunen', 'The municipality'),
      politi: t('Politiet', 'The police'),
      kriminalforsorg: t('Kriminalforsorgen', 'The prison and probation service'),
    },
  },
  inCustody: { label: t('Er borgeren varetægtsfængslet eller i fængsel?', 'Is the citizen in custody or prison?') },
  onParole: { label: t('Er borgeren prøveløsladt?', 'Is the citizen on parole?') },
  ageOverride: {
    label: t('Undtagelse fra 18-årsgrænsen', 'Exception from the age limit of 18'),
    help: t('Kun hvis borgeren er under 18 år.', 'Only where the citizen is under 18.'),
    parts: {
      reason: { label: t('Begrundelse', 'Reason') },
      custodyHolderConsent: {
        label: t('Har forældremyndighedens indehaver samtykket?', 'Has the custody holder consented?'),
      },
    },
  },
};
