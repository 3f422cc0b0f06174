import { type FactText, t } from './types';

/** What a referrer believes about an authority's part. */
export const beliefTexts = {
  known: t('Er inde over', 'Is involved'),
  possible: t('Muligvis inde over', 'Possibly involved'),
  unknown: t('Ved ikke', 'Not known'),
  none: t('Har intet med borgeren at gøre', 'Has nothing to do with the citizen'),
};

export const partyTexts = {
  psykiatri: t('Psykiatrien', 'Psychiatry'),
  kriminalforsorg: t('Kriminalforsorgen', 'The prison and probation service'),
  politi: t('Politiet', 'The police'),
  kommune: t('Borgerens kommune', 'The citizen’s municipality'),
};

export const consentText: FactText = {
  label: t('Borgerens samtykke', 'The citizen’s consent'),
  parts: {
    state: {
      label: t('Er borgeren spurgt?', 'Has the citizen been asked?'),
      values: {
        given: t('Ja, og har givet samtykke', 'Yes, and has consented'),
        refused: t('Ja, og har sagt nej', 'Yes, and has refused'),
        'not-asked': t('Nej', 'No'),
      },
    },
    because: {
      label: t('Hvorfor', 'Why'),
      help: t('Især hvis borgeren ikke er spurgt.', 'In particular where the citizen has not been asked.'),
    },
  },
};
