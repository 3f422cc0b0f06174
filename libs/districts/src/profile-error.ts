/** A profile that cannot be used. The message is one sentence that names the file and the field. */
export class DistrictProfileError extends Error {
  override readonly name = 'DistrictProfileError';
}
