import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DeadlineRule, nationalRules } from '@tovholder/domain/rules';
import { z } from 'zod';
import type { DistrictProfile } from './profile';
import { type ProfileFile, deadlineRuleSchema, profileSchema } from './schema';

/** A profile that cannot be used. The message is one sentence that names the file and the field. */
export class DistrictProfileError extends Error {
  override readonly name = 'DistrictProfileError';
}

const shippedProfiles = join(__dirname, '..', 'profiles');
const assumptionsFile = join(__dirname, '..', 'assumptions.json');

/**
 * The district profiles of a folder, by district id: every `*.json` in it, each named after its district.
 *
 * @param folder absolute path; absent: the profiles that come with the product.
 * @throws DistrictProfileError for a folder that cannot be read or holds none, and for the first malformed profile.
 */
export function loadDistricts(folder: string = shippedProfiles): ReadonlyMap<string, DistrictProfile> {
  const files = profileFilesOf(folder);
  if (files.length === 0)
    throw new DistrictProfileError(`The folder of district profiles holds no .json file: ${folder}`);
  const assumptions = readChecked(assumptionsFile, z.array(deadlineRuleSchema));
  return new Map(
    files.map((file) => {
      const profile = complete(readChecked(join(folder, file), profileSchema), { file, assumptions });
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
  { rules: overrides, ...file }: ProfileFile,
  { file: name, assumptions }: { file: string; assumptions: readonly DeadlineRule[] },
): DistrictProfile {
  if (basename(name, '.json') !== file.id) {
    throw new DistrictProfileError(`District profile ${name}: id is ${file.id}, but the file is named otherwise.`);
  }
  return {
    ...file,
    eligibility: {
      pspkParties: file.pspK?.order ?? [],
      exitRouting: { wantsOut: file.exit.wantsOut, onTheWayIn: file.exit.onTheWayIn },
      gangPreventionUnder18: file.exit.under18,
      processes: file.processes,
      municipalities: file.municipalities.map(({ code }) => code),
    },
    deadlineRules: withOverrides([...nationalRules, ...assumptions], { overrides, name }),
  };
}

/** A profile may set ASSUMPTION and GUIDELINE numbers; the law's and the source documents' are not its to change. */
function withOverrides(
  rules: readonly DeadlineRule[],
  { overrides, name }: { overrides: ProfileFile['rules']; name: string },
): readonly DeadlineRule[] {
  overrides.forEach(({ id }, index) => {
    const rule = rules.find((candidate) => candidate.id === id);
    if (rule === undefined) {
      throw new DistrictProfileError(`District profile ${name}: rules[${index}].id names ${id}, which is no rule.`);
    }
    if (rule.mark !== 'ASSUMPTION' && rule.mark !== 'GUIDELINE') {
      throw new DistrictProfileError(
        `District profile ${name}: rules[${index}].id names ${id}, whose number is ${rule.mark} and cannot be changed.`,
      );
    }
  });
  return rules.map((rule) => {
    const override = overrides.find(({ id }) => id === rule.id);
    if (override === undefined) return rule;
    const { amount = rule.amount, soft = rule.soft, citation } = override;
    return { ...rule, amount, soft, citation };
  });
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
