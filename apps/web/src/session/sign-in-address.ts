/** Where to sign in, coming back to `path` afterwards. */
export function signInAddress(path: string): string {
  return `/sign-in?to=${encodeURIComponent(path)}`;
}
