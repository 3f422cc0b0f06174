import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Ladder } from '@tovholder/domain/ladders';
import { type DeadlineRule, nationalRules } from '@tovholder/domain/rules';
import { z } from 'zod';
import { dutyRostersFrom } from './duty-rosters';
import { type DistrictProfile, laddersOf } from './profile';
import { DistrictProfileError } from './profile-error';
import { type ProfileFile, deadlineRuleSchema, ladderSchema, profileSchema } from './schema';
import { type Fail, withOverrides } from './rule-overrides';
import { refuseSeconds } from './seconds';

const shippedProfiles = join(__dirname, '..', 'profiles');
const assumptionsFile = join(__dirname, '..', 'assumptions.json');
const laddersFile = join(__dirname, '..', 'ladders.json');

export interface LoadOptions {
  /** What NODE_ENV says: in `production` no rule and no ladder is counted in seconds. */
  readonly environment?: string | undefined;
}

/**
 * The district profiles of a folder, by district id: every `*.json` in it, each named after its district.
 *
 * @param folder absolute path; absent: the profiles that come with the product.
 * @throws DistrictProfileError for a folder that cannot be read or holds none, and for the first malformed profile.
 */
export function loadDistricts(
  folder: string = shippedProfiles,
  { environment }: LoadOptions = {},
): ReadonlyMap<string, DistrictProfile> {
  const files = profileFilesOf(folder);
  if (files.length === 0)
    throw new DistrictProfileError(`The folder of district profiles holds no .json file: ${folder}`);
  const shared = {
    assumptions: readChecked(assumptionsFile, z.array(deadlineRuleSchema)) as readonly DeadlineRule[],
    ladders: readChecked(laddersFile, z.array(ladderSchema)),
  };
  return new Map(
    files.map((file) => {
      const profile = complete(readChecked(join(folder, file), profileSchema), { file, ...shared });
      if (environment === 'production') refuseSeconds(profile, file);
      return [profile.id, profile];
    }),
  );
}

function profileFilesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    throw new DistrictProfileError(`The folder of district profiles cannot be read: ${folder}`, { cause: error });
  }
}

/** Adds what follows from the file: the rules that hold in the district, and what eligibility reads. */
function complete(
  { rules: overrides, dutyRosters, ...file }: ProfileFile,
  {
    file: name,
    assumptions,
    ladders,
  }: { file: string; assumptions: readonly DeadlineRule[]; ladders: readonly Ladder[] },
): DistrictProfile {
  const fail = (message: string): never => {
    throw new DistrictProfileError(`District profile ${name}: ${message}.`);
  };
  if (basename(name, '.json') !== file.id) fail(`id is ${file.id}, but the file is named otherwise`);
  const own = new Set(file.ladders.map(({ id }) => id));
  const profile = {
    ...file,
    ladders: [...ladders.filter(({ id }) => !own.has(id)), ...file.ladders],
    dutyRosters: {},
    eligibility: {
      pspkParties: file.pspK?.order ?? [],
      exitRouting: { wantsOut: file.exit.wantsOut, onTheWayIn: file.exit.onTheWayIn },
      gangPreventionUnder18: file.exit.under18,
      processes: file.processes,
      municipalities: file.municipalities.map(({ code }) => code),
    },
    deadlineRules: withOverrides([...nationalRules, ...assumptions], { overrides, fail }),
  };
  refuseUnknownLadders(profile, fail);
  return { ...profile, dutyRosters: dutyRostersFrom(dutyRosters, { profile, fail }) };
}

function refuseUnknownLadders(profile: DistrictProfile, fail: Fail): void {
  const ladders = laddersOf(profile);
  const without = profile.deadlineRules.find(({ ladder }) => ladder !== undefined && !ladders.has(ladder));
  if (without !== undefined) fail(`rule ${without.id} names the ladder ${without.ladder ?? ''}, which is none`);
}

function readChecked<T>(path: string, schema: z.ZodType<T>): T {
  const name = basename(path);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new DistrictProfileError(`District profile ${name}: the file is not readable as JSON.`, { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue === undefined ? 'the file' : fieldName(issue);
  throw new DistrictProfileError(`District profile ${name}: ${field} – ${issue?.message ?? 'is malformed'}.`);
}

/** `municipalities[3].code`: the way a person would say where it is. */
function fieldName(issue: z.core.$ZodIssue): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...unknown].map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return path.length === 0 ? 'the file' : path.join('').replace(/^\./, '');
}
