import type { UnitTerms } from './terms';

/** The municipality's unit for children and young people: the only one that sees a child's notification. */
export const childUnit = {
  unit: 'kommune-{municipality}.boern',
  authority: 'kommune:{municipality}',
  name: { da: 'Børn og Unge', en: 'Children and Young People' },
} as const satisfies UnitTerms;

/** Whoever is on duty for acute danger to a child, day and night. */
export const childDuty = {
  unit: 'kommune-{municipality}.boernevagt',
  authority: 'kommune:{municipality}',
  name: { da: 'Børne- og ungevagten', en: 'Children’s duty service' },
} as const satisfies UnitTerms;

/** The police find out where a child belongs whose municipality is not known. */
export const policeWithoutMunicipality = { unit: 'politi.screening', authority: 'politi' } as const satisfies UnitTerms;
