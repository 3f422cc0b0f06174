const prime = 0x100000001b3n;
const mask = 0xffff_ffff_ffff_ffffn;

/**
 * FNV-1a of 64 bits over a text's UTF-16 units, folded to 8 hexadecimal digits: names versions by their content and
 * spreads rungs. It protects from mistakes, not from forgery; certificates are sealed with SHA-256.
 */
export function contentHash(text: string): string {
  return (fold(text) & 0xffff_ffffn).toString(16).padStart(8, '0');
}

/** The same hash as a whole number from 0 up to, but not including, `below`. */
export function hashBelow(text: string, below: number): number {
  return Number(fold(text) % BigInt(below));
}

function fold(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = ((hash ^ BigInt(text.charCodeAt(index))) * prime) & mask;
  }
  return hash ^ (hash >> 32n);
}
