import { readFileSync } from 'node:fs';
import { dryRunRequest } from '@tovholder/contracts/http';
import type { RuleChange } from '@tovholder/persistence';
import { wrongUse } from '../problem';

/** A change of rules and the district that it is for. */
export interface ChangeFile {
  readonly district: string;
  readonly change: RuleChange;
}

/** @throws CliProblem naming the first thing in the file that is not as it must be */
export function readChange(file: string): ChangeFile {
  const parsed = dryRunRequest.safeParse(contentOf(file));
  if (parsed.success) return parsed.data as ChangeFile;
  const [issue] = parsed.error.issues;
  const place = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  throw wrongUse(
    `${file} is not a change of rules${place}: ${issue?.message ?? 'it has another form'}.`,
    'Its form is {"district": …, "change": {"rules"?, "closingDays"?, "ladders"?, "hour"?}}; --help has an example.',
  );
}

function contentOf(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw wrongUse(`${file} cannot be read.`, 'Give the path of a JSON file, or - for standard input.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw wrongUse(`${file} is no JSON.`, 'Give the path of a JSON file, or - for standard input.');
  }
}
