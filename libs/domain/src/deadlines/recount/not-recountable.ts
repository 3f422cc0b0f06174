/** A certificate that cannot be recounted: which field is wrong, and with what. */
export class NotRecountable extends Error {
  override readonly name = 'NotRecountable';

  constructor(
    readonly field: string,
    readonly code: string,
  ) {
    super(`${field}: ${code}`);
  }
}
