/** Ends the session here, and leaves for where the identity provider ends its own. */
export async function signOut(): Promise<void> {
  const answer = await fetch('/sign-out', {
    method: 'POST',
    headers: { 'X-Tovholder-Request': '1', Accept: 'application/json' },
  });
  const told = (await answer.json().catch(() => ({}))) as { readonly to?: unknown };
  window.location.assign(typeof told.to === 'string' ? told.to : '/');
}
