import { client } from '@tovholder/api-client';

/** How long after the last movement somebody still counts as being there. */
const presentForMs = 60_000;
let lastSign = Date.now();

/** A page that asks by itself while nobody is there must not keep the session alive: it says so in each request. */
export function markUnattendedRequests(): () => void {
  const sign = (): void => {
    lastSign = Date.now();
  };
  const signs = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'focus'] as const;
  for (const event of signs) window.addEventListener(event, sign, { passive: true, capture: true });
  const mark = (request: Request): Request => {
    if (Date.now() - lastSign > presentForMs) request.headers.set('X-Tovholder-Background', '1');
    return request;
  };
  client.interceptors.request.use(mark);
  return () => {
    for (const event of signs) window.removeEventListener(event, sign, { capture: true });
    client.interceptors.request.eject(mark);
  };
}
