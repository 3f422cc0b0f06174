import type { Role } from '../access';

/** A user as far as it matters whether they can act now. */
export interface DirectoryUserState {
  readonly id: string;
  readonly active: boolean;
  /** Who acts for them while they are away today; null: they are here. */
  readonly deputy: string | null;
}

export interface DirectoryMember {
  readonly userId: string;
  readonly unit: string;
  readonly authority: string;
  readonly role: Role;
}

/** Who works where and who is away, on one local day. Of a whole district, or of the part that a question is about. */
export interface Directory {
  readonly users: ReadonlyMap<string, DirectoryUserState>;
  readonly members: readonly DirectoryMember[];
  /** Unit of the duty roster by authority, as the district profile names it. */
  readonly dutyRosters: Readonly<Record<string, string>>;
}

/** A step as far as it matters who answers for it. */
export interface OwedStep {
  readonly unit: string;
  readonly authority: string;
  readonly owner: string | null;
  /** Who made the offer, where the step is one. */
  readonly sender?: { readonly userId: string | null; readonly unit: string | null; readonly authority: string | null };
}

/** Someone who is told, or who acts. */
export interface Stand {
  readonly userId: string;
  /** The absent or inactive user in whose place. */
  readonly standsInFor: string | null;
}
