import type { WorkCalendar } from '../calendar';
import type { DeadlineRule } from '../rules';
import type { Certificate, UnsealedCertificate } from './certificate';
import { NotRecountable } from './recount/not-recountable';
import { recount } from './recount/recount';

export type CertificateVerification =
  | { readonly valid: true }
  /** `difference` names the first field that differs and both values: dates, codes and numbers only. */
  | { readonly valid: false; readonly difference: string };

/**
 * Recounts a certificate from its own trigger, pauses and zone with the public rule and calendar, and compares every
 * field but the hash. The recount shares no code with `calculateDeadline`: a mistake in one shows in the other. The hash is checked where there is a hash function: in the contracts, by `checkCertificate`.
 */
export function verifyCertificate({
  certificate,
  rule,
  calendar,
}: {
  readonly certificate: Certificate | UnsealedCertificate;
  readonly rule: DeadlineRule;
  readonly calendar: WorkCalendar;
}): CertificateVerification {
  const claimed = { ...certificate, hash: undefined };
  try {
    const computed = recount({ certificate, rule, calendar });
    const difference = firstDifference({ path: '', claimed, computed });
    return difference === null ? { valid: true } : { valid: false, difference };
  } catch (error) {
    if (error instanceof NotRecountable) return { valid: false, difference: `${error.field}: ${error.code}` };
    throw error;
  }
}

interface Comparison {
  readonly path: string;
  readonly claimed: unknown;
  readonly computed: unknown;
}

/** Follows the order of the computed certificate, so that causes (rule, trigger) are named before their effects. */
function firstDifference({ path, claimed, computed }: Comparison): string | null {
  if (!isTree(computed) || !isTree(claimed) || Array.isArray(computed) !== Array.isArray(claimed)) {
    if (claimed === computed) return null;
    return `${path}: certificate says ${rendered(claimed)}, recomputed ${rendered(computed)}`;
  }
  for (const key of new Set([...Object.keys(computed), ...Object.keys(claimed)])) {
    const inner = path === '' ? key : `${path}.${key}`;
    const difference = firstDifference({ path: inner, claimed: claimed[key], computed: computed[key] });
    if (difference !== null) return difference;
  }
  return null;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function rendered(value: unknown): string {
  if (value === undefined) return 'nothing';
  return isTree(value) ? (Array.isArray(value) ? 'a list' : 'an object') : JSON.stringify(value).slice(0, 80);
}
