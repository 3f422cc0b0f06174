import { createHmac } from 'node:crypto';

/** What is looked up by equality without being readable. The kinds are kept apart, so that equal texts do not meet. */
export type IndexedKind = 'cpr' | 'replacement-id' | 'name-token';

/** HMAC-SHA-256 of a value: the same value always gives the same 32 bytes, and nothing else can be read from them. */
export function blindIndex(key: Buffer, { kind, value }: { kind: IndexedKind; value: string }): Buffer {
  return createHmac('sha256', key).update(`${kind}\u0000${value}`).digest();
}

/** The words of a name as they are searched for: lower case, composed, each once. Hyphenated names also in parts. */
export function nameTokens(name: string): string[] {
  const words = name
    .normalize('NFC')
    .toLocaleLowerCase('da')
    .split(/[\s.,]+/u);
  const tokens = words.flatMap((word) => (word.includes('-') ? [word, ...word.split('-')] : [word]));
  return [...new Set(tokens.filter((token) => token.length > 0))];
}
