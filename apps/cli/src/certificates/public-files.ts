import { readFileSync } from 'node:fs';
import { calendarContent, ruleList, type RuleView } from '@tovholder/contracts/http';
import type { WorkCalendar } from '@tovholder/domain/calendar';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { wrongUse } from '../problem';

/** A version of a calendar, as `GET /v1/calendars/versions/{version}` answers. @throws CliProblem naming what is wrong */
export function readCalendar(file: string): WorkCalendar {
  return readAs(file, {
    schema: calendarContent,
    hint: 'Give a version of a calendar, as the API answers with it.',
  }) as WorkCalendar;
}

/** Rules, as `GET /v1/rules` answers. @throws CliProblem naming what is wrong */
export function readRules(file: string): readonly DeadlineRule[] {
  const { items } = readAs(file, { schema: ruleList, hint: 'Give the answer of GET /v1/rules.' });
  return items.flatMap((row) => asRule(row) ?? []);
}

/** Rows without a number are no deadlines. A certificate says nothing of titles and ladders. */
function asRule({ title, ladder: _ladder, says: _says, ...row }: RuleView): DeadlineRule | null {
  if (row.kind === 'informational' || row.amount === null || row.trigger === null) return null;
  return { ...row, title: { da: title, en: title } } as DeadlineRule;
}

interface Schema<T> {
  safeParse(
    content: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false; readonly error: Fault };
}

interface Fault {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}

function readAs<T>(file: string, { schema, hint }: { readonly schema: Schema<T>; readonly hint: string }): T {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw wrongUse(`${file} cannot be read as JSON.`, hint);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue === undefined || issue.path.length === 0 ? 'the whole file' : issue.path.join('.');
  throw wrongUse(`${file}: ${path} – ${issue?.message ?? 'is malformed'}.`, hint);
}
