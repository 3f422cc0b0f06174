import { client } from '@tovholder/api-client';

/** How long after the last movement somebody still counts as being there. */
const presentForMs = 60_000;
let lastSign = Date.now();

/** When somebody last moved or typed here, in milliseconds. */
export const lastSignOfLife = (): number => lastSign;

/** A page that asks by itself while nobody is there must not keep the session alive: it says so in each request. */
export function markUnattendedRequests(): () => void {
  const sign = ({ type, target }: Event): void => {
    // A page moves the focus within itself, as when a dialog opens: only that somebody comes back to it is a sign.
    if (type !== 'focus' || target === window) lastSign = Date.now();
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
