import { createHash } from 'node:crypto';

/**
 * The one text of a value that hashes are taken over: RFC 8785 (JSON Canonicalization Scheme). No white space; members
 * sorted by the UTF-16 units of their names, because PostgreSQL's jsonb does not keep an order; numbers and strings as
 * ECMAScript writes them; members whose value is undefined left out. Beyond the RFC, half a surrogate pair is escaped
 * and not refused: a text that came in from outside must have a hash too.
 *
 * @throws TypeError for what JSON cannot carry unchanged: NaN, infinities, bigint, functions, undefined in a list,
 * objects other than plain ones and lists. The message names the path, never the value.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

/** SHA-256 of a text's UTF-8 bytes, 64 hexadecimal digits in lower case. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return JSON.stringify(value);
  if (Array.isArray(value)) {
    // Array.from, not map: a hole must be seen and refused like any undefined.
    return `[${Array.from<unknown, string>(value, (item, index) => write(item, `${path}[${index}]`)).join(',')}]`;
  }
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .filter((name) => value[name] !== undefined)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${write(value[name], `${path}.${name}`)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`Not canonical JSON at ${path}: ${typeof value}`);
}

/** By tag and not by prototype: objects from another realm (a workflow's sandbox, a test's) are plain too. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]' && !hasToJson(value);
}

function hasToJson(value: unknown): boolean {
  return typeof (value as { readonly toJSON?: unknown }).toJSON === 'function';
}
