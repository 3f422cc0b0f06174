import type { z } from 'zod';
import { type FieldError, pointerOf } from './field-errors';
import { Problem } from './problem';

/**
 * Checks a value against a schema.
 *
 * @throws Problem `invalid-input` with one entry per fault, none of which quotes the value
 */
export function validate<T extends z.ZodType>(
  schema: T,
  { value, at = [] }: { readonly value: unknown; readonly at?: readonly PropertyKey[] },
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem('invalid-input', { fields: fieldErrors(result.error.issues, { value, at }) });
}

interface Where {
  readonly value: unknown;
  readonly at: readonly PropertyKey[];
}

function fieldErrors(issues: readonly z.core.$ZodIssue[], where: Where): FieldError[] {
  return issues.flatMap((issue) => {
    const pointer = pointerOf([...where.at, ...issue.path]);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ pointer: pointer + pointerOf([key]), code: 'unknown-field' }));
    }
    return [{ pointer, code: codeOf(issue, where) }];
  });
}

function codeOf(issue: z.core.$ZodIssue, { value }: Where): string {
  switch (issue.code) {
    case 'custom':
      return typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'not-allowed';
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too-short' : 'too-small';
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too-long' : 'too-large';
    case 'invalid_format':
      return 'wrong-format';
    case 'invalid_type':
      return valueAt(value, issue.path) === undefined ? 'required' : 'wrong-type';
    case 'invalid_union':
      if (issue.discriminator !== undefined && valueAt(value, issue.path) !== undefined)
        return `unknown-${issue.discriminator}`;
      return valueAt(value, issue.path) === undefined ? 'required' : 'not-allowed';
    case 'invalid_value':
      return valueAt(value, issue.path) === undefined ? 'required' : 'not-allowed';
    default:
      return 'not-allowed';
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
}
