/** A command's identity: a hash of principal, route and idempotency key, and a hash of the body it came with. */
export interface CommandIdentity {
  readonly commandId: string;
  readonly bodyHash: string;
}
