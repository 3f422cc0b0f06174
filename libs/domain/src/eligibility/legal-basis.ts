import type { LegalBasisCode } from './facts';

/**
 * Bases that a referral may rest on: in PSP-K the police disclose under RPL § 115(1) nr. 2 and all others under
 * § 115(2); Ungdomskriminalitetsnævnet has UKL § 58; Exit has the person's consent or RPL § 115(2).
 */
export function legalBasesFor(process: string, referrerAuthority: string): readonly LegalBasisCode[] {
  switch (process) {
    case 'psp-k':
      return referrerAuthority === 'politi' ? ['rpl-115-1-2'] : ['rpl-115-2'];
    case 'ukn':
      return ['ukl-58'];
    case 'exit':
      return ['consent', 'rpl-115-2'];
    default:
      return [];
  }
}
