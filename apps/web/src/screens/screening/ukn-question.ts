import type { Case, EligibilityRequest } from '@tovholder/api-client';

interface StatedOffence {
  readonly date: string;
  readonly provision: string;
  readonly limb: 'listed' | 'other-serious';
  readonly status: 'suspected' | 'charged' | 'dropped' | 'sentenced-to-imprisonment' | 'other-sentence' | 'acquitted';
}

/** What the rules are asked about a running case: its facts as they stand, without name, number or anybody's words. */
export function uknQuestion({ district, person, facts = {} }: Pick<Case, 'district' | 'person' | 'facts'>): Omit<
  EligibilityRequest,
  'facts'
> & {
  readonly facts: { readonly offences?: StatedOffence[] };
} {
  const { screening: _words, ...asked } = facts;
  return {
    process: 'ukn',
    district,
    person: {
      ...(person.birthDate === undefined ? {} : { birthDate: person.birthDate }),
      ...(person.municipality === undefined ? {} : { municipality: person.municipality }),
    },
    facts: asked,
  };
}
