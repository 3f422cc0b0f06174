import type { Localized } from '../../text';
import type { FactField, FactFields } from '../fact-fields';
import { beliefTexts, consentText, partyTexts } from './involvement-and-consent';
import { type FactText, type FactTexts, t } from './types';

/** Titles of what may be chosen, by process and fact: the terms of a process name the codes only. */
const values: Readonly<Record<string, Readonly<Record<string, Localized>>>> = {
  'psp.concerned': beliefTexts,
  'underretning.notifierKind': {
    professional: t('En fagperson', 'A professional'),
    private: t('En privatperson', 'A private person'),
    'moving-municipality': t('Den kommune, som familien flytter fra', 'The municipality that the family moves from'),
    anonymous: t('Anonym', 'Anonymous'),
  },
  'netvaerkssamraad.trigger': {
    'police-documentation': t(
      'Politiet har dokumenteret mistanke om alvorlig kriminalitet',
      'The police have documented a suspicion of serious crime',
    ),
    'board-dismissal': t('Ungdomskriminalitetsnævnet har afvist sagen', 'The Youth Crime Board has dismissed the case'),
  },
};

/** The texts of a process whose facts stand in its terms: labels from there, titles of the choices from here. */
export function textsFromTerms(process: string, fields: FactFields): FactTexts {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, textOf(field, values[`${process}.${name}`])]),
  );
}

function textOf(field: FactField, titles: Readonly<Record<string, Localized>> = {}): FactText {
  switch (field.kind) {
    case 'choice':
      return { label: field.label, values: titles };
    case 'choices': {
      const names: Readonly<Record<string, Localized>> = partyTexts;
      return {
        label: field.label,
        parts: Object.fromEntries(
          field.keys.map((key) => [key, { label: names[key] ?? { da: '', en: '' }, values: titles }]),
        ),
      };
    }
    case 'consent':
      return { ...consentText, label: field.label };
    default:
      return { label: field.label };
  }
}
