import type { LegalBasisTerms } from './terms';

/** In PSP and PSP-K the police disclose under RPL § 115(1) nr. 2, all others under § 115(2). */
export const section115Bases = [
  { code: 'rpl-115-1-2', by: ['politi'] },
  { code: 'rpl-115-2', notBy: ['politi'] },
] as const satisfies readonly LegalBasisTerms[];

/** Whether an authority, such as `kommune:0165`, may rest a referral on a basis. */
export function mayRestOn({ by, notBy }: LegalBasisTerms, authority: string): boolean {
  const kind = authority.split(':')[0] ?? authority;
  return (by?.includes(kind) ?? true) && !(notBy?.includes(kind) ?? false);
}
