import { reason } from './reasons';
import type { EligibilityContext, Reason } from './types';

/** Does the district run the process at all. Null where the profile does not limit it. */
export function processInDistrict(process: string, { profile }: EligibilityContext): Reason | null {
  if (profile.processes === undefined) return null;
  const satisfied = profile.processes.includes(process);
  return reason(
    { rule: `${process}.district`, mark: 'SEED', citation: 'Kredsrådets samarbejdsplan' },
    satisfied
      ? { satisfied, da: 'Politikredsen har denne ordning.', en: 'The police district runs this scheme.' }
      : { satisfied, da: 'Politikredsen har ikke denne ordning.', en: 'The police district does not run this scheme.' },
  );
}

/** The citizen's municipality must be known and in the district: it decides which units take part. */
export function residence(
  source: { readonly rule: string; readonly mark: Reason['mark']; readonly citation: string },
  { person, profile }: EligibilityContext,
): Reason {
  if (person.municipality === undefined) {
    return reason(source, {
      satisfied: undefined,
      da: 'Borgerens kommune er ikke oplyst.',
      en: 'The citizen’s municipality is not stated.',
    });
  }
  return profile.municipalities === undefined || profile.municipalities.includes(person.municipality)
    ? reason(source, {
        satisfied: true,
        da: 'Borgerens kommune hører til politikredsen.',
        en: 'The citizen’s municipality belongs to the police district.',
      })
    : reason(source, {
        satisfied: false,
        da: 'Borgerens kommune hører til en anden politikreds.',
        en: 'The citizen’s municipality belongs to another police district.',
      });
}
