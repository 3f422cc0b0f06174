import { sha256Hex } from './canonical-json';

/** A UUID (RFC 9562, version 8) that is the same for the same text, so that a repeat finds what its first attempt made. */
export function idFrom(text: string): string {
  const hex = sha256Hex(text);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
