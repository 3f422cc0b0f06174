import type { Issue } from './contract';

/** What is wrong with one field of a request, by a code that both the API and the language files know. */
export interface ContractFault {
  /** Where it stands in the request. */
  readonly pointer: string;
  readonly code: string;
  /** With a text that is too long: how long it may be, and by how much it is longer. */
  readonly most?: number;
  readonly count?: number;
}

/** What a schema of the contract found wrong in a request, in the codes of the API's own answers. */
export function contractFaults(issues: readonly Issue[], body: unknown): readonly ContractFault[] {
  return issues.map((issue) => {
    const value = valueAt(body, issue.path);
    return { pointer: pointerTo(issue.path), ...faultOf(issue, value) };
  });
}

/** An instant is asked for as a date, or as a date and a time that are checked by themselves. */
const formatFaults: Readonly<Record<string, string>> = {
  date: 'not-a-date',
  datetime: 'not-a-date',
  time: 'not-a-time',
};

function faultOf(issue: Issue, value: unknown): Omit<ContractFault, 'pointer'> {
  if (isCustom(issue.params)) return { code: issue.params.code };
  // What is left out, whatever the schema would have had there.
  if (value === undefined || value === '') return { code: 'required' };
  const isCounted = issue.origin === 'string' || issue.origin === 'array';
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'array') return { code: 'too-few' };
      return { code: isCounted ? 'required' : 'too-small' };
    case 'too_big':
      if (typeof value === 'string' && typeof issue.maximum === 'number')
        return { code: 'too-long', most: issue.maximum, count: value.trim().length - issue.maximum };
      return { code: isCounted ? 'too-many' : 'too-large' };
    case 'invalid_format':
      return { code: formatFaults[String(issue.format)] ?? 'wrong-format' };
    case 'invalid_type':
      return { code: 'wrong-type' };
    default:
      return { code: 'not-allowed' };
  }
}

/** The request that a form's values state: what is empty is absent, and so is an object of which nothing is stated. */
export function statedIn(values: unknown): unknown {
  if (Array.isArray(values)) return values.map(statedIn);
  if (typeof values === 'string') return values.trim() === '' ? undefined : values;
  if (typeof values !== 'object' || values === null) return values;
  const stated = Object.entries(values).map(([name, value]) => [name, statedIn(value)] as const);
  return Object.fromEntries(stated.filter(([, value]) => value !== undefined && !isEmptyObject(value)));
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

function isCustom(params: unknown): params is { readonly code: string } {
  return typeof (params as { code?: unknown } | undefined)?.code === 'string';
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
}
