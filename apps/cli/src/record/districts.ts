import { loadDistricts, type DistrictProfile } from '@tovholder/districts';
import { sentenceOf, wrongUse } from '../problem';

/**
 * The district profiles by id.
 *
 * @param environment what NODE_ENV says: production refuses what is for demonstrations
 * @throws CliProblem naming the file and field that cannot be used
 */
export function readDistricts(folder: string | undefined, environment?: string): ReadonlyMap<string, DistrictProfile> {
  try {
    return loadDistricts(folder, { environment });
  } catch (error) {
    throw wrongUse(
      sentenceOf(error),
      'Correct the district profile, or unset TOVHOLDER_DISTRICTS to use the shipped ones.',
    );
  }
}

/** One district by its id. @throws CliProblem naming the districts that there are */
export function districtOf(districts: ReadonlyMap<string, DistrictProfile>, id: string): DistrictProfile {
  const profile = districts.get(id);
  if (profile !== undefined) return profile;
  throw wrongUse(`There is no district '${id}'.`, `The districts are: ${[...districts.keys()].join(', ')}.`);
}
