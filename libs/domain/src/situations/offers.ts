import { type Principal, decide } from '../access';
import {
  type EligibilityProfile,
  type ProcessId,
  type Reason,
  type Route,
  assess,
  legalBasesFor,
} from '../eligibility';
import type { Situation } from './situations';

/** Who asks, and from where: ages and rules are those of the district on that local date. */
export interface Asking {
  readonly principal: Principal;
  /** Authorities that the principal may act for in the district. */
  readonly authorities: readonly string[];
  readonly district: string;
  readonly profile: EligibilityProfile;
  /** Local date. */
  readonly today: string;
}

/** One process as an answer to a situation, for one reader. */
export type ProcessOffer =
  | { readonly process: ProcessId; readonly open: true }
  | {
      readonly process: ProcessId;
      readonly open: false;
      /** Why it is closed to this reader whatever the facts are. */
      readonly reasons: readonly Reason[];
      /** Where else the reader may go. */
      readonly routes: readonly Route[];
    };

/**
 * The processes of a situation for this reader. Open: a referral may be made, and nothing about the reader or the
 * district forbids it already – what fails on no facts at all fails on all facts. Those that the policy itself refuses
 * are left out: there is nothing to say about them.
 */
export function offersOf({ processes }: Pick<Situation, 'processes'>, asking: Asking): readonly ProcessOffer[] {
  return processes.flatMap((process): ProcessOffer[] => {
    const [authority] = asking.authorities.filter(
      (it) => referralBases(process, { ...asking, authority: it }).length > 0,
    );
    if (authority === undefined) return [];
    const { verdict, reasons, routes } = assess(process, {
      facts: {},
      context: {
        today: asking.today,
        district: asking.district,
        profile: asking.profile,
        person: {},
        referrerAuthority: authority,
      },
    });
    if (verdict !== 'not-eligible') return [{ process, open: true }];
    return [{ process, open: false, reasons: reasons.filter(({ satisfied }) => satisfied === false), routes }];
  });
}

/** Bases that this principal may rest a referral on, acting for one of their authorities. */
export function referralBases(
  process: string,
  { principal, district, authority }: Pick<Asking, 'principal' | 'district'> & { readonly authority: string },
): readonly string[] {
  return legalBasesFor(process, authority).filter(
    (legalBasis) =>
      decide(principal, 'referral.submit', {
        referral: { process, district, authority, legalBasis, requestReview: false },
      }).allow,
  );
}

/** May this principal ask people to look at a case that the rule does not let in. */
export function mayRequestReview(
  process: string,
  { principal, district, authority }: Pick<Asking, 'principal' | 'district'> & { readonly authority: string },
): boolean {
  return legalBasesFor(process, authority).some(
    (legalBasis) =>
      decide(principal, 'referral.submit', {
        referral: { process, district, authority, legalBasis, requestReview: true },
      }).allow,
  );
}
