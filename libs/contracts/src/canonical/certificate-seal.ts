import type { WorkCalendar } from '@tovholder/domain/calendar';
import {
  type Certificate,
  type CertificateVerification,
  type UnsealedCertificate,
  verifyCertificate,
} from '@tovholder/domain/deadlines';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { canonicalJson, sha256Hex } from './canonical-json';

/** Adds the hash over everything else, so that a changed copy shows. */
export function sealCertificate(unsealed: UnsealedCertificate): Certificate {
  return { ...unsealed, hash: hashOf(unsealed) };
}

/**
 * Whether a certificate is what it says: first its hash, then every field recomputed from its own trigger with the
 * public rule and calendar. When the hash is wrong, the first field that differs is named with it.
 */
export function checkCertificate(claim: {
  readonly certificate: Certificate;
  readonly rule: DeadlineRule;
  readonly calendar: WorkCalendar;
}): CertificateVerification {
  const { hash, ...content } = claim.certificate;
  const contentHash = hashOf(content);
  const recomputed = verifyCertificate(claim);
  if (hash === contentHash) return recomputed;
  const mismatch = `hash: certificate says ${JSON.stringify(hash)}, its content gives "${contentHash}"`;
  return { valid: false, difference: recomputed.valid ? mismatch : `${mismatch}; ${recomputed.difference}` };
}

function hashOf(content: UnsealedCertificate): string {
  return `sha256:${sha256Hex(canonicalJson(content))}`;
}
