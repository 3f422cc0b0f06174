import type { Session } from '@tovholder/api-client';

/** What the server said of the session, and when this machine heard it. */
export interface Heard extends Session {
  /** Milliseconds by this machine's clock, which need not go as the server's does. */
  readonly heardAt: number;
}

/** How the session stands: it goes on, ends soon because nobody is there or because it has lasted long enough, or has ended. */
export type SessionState =
  | { readonly is: 'going' }
  | { readonly is: 'idle'; readonly leftMs: number }
  | { readonly is: 'closing'; readonly leftMs: number; readonly endsAt: string }
  | { readonly is: 'ended' };

/** Time enough to finish a sentence and decide; WCAG 2.2.1 asks for 20 seconds at least. */
const longestWarningMs = 120_000;
const askWhileWarningMs = 5_000;
const soonestMs = 1_000;
/** A timer of days would be one at once. */
const latestMs = 3_600_000;

/** How long before the end the user is warned; where sessions are short, half of one. */
function warningMs({ idleSeconds }: Heard): number {
  return Math.min(longestWarningMs, ((idleSeconds ?? 0) * 1_000) / 2);
}

/** How long somebody who has typed or moved counts as being there: they are not asked whether they are. */
const presenceMs = (heard: Heard): number => warningMs(heard) / 2;

function leftAt(heard: Heard, now: number): { readonly idleMs: number; readonly closingMs: number } {
  const elapsed = now - heard.heardAt;
  const left = (end: string | null): number =>
    end === null ? Number.POSITIVE_INFINITY : Date.parse(end) - Date.parse(heard.at) - elapsed;
  return { idleMs: left(heard.idleEndsAt), closingMs: left(heard.endsAt) };
}

/** @param now milliseconds by this machine's clock */
export function sessionState(heard: Heard, now: number): SessionState {
  const { idleMs, closingMs } = leftAt(heard, now);
  if (Math.min(idleMs, closingMs) <= 0) return { is: 'ended' };
  const warning = warningMs(heard);
  if (closingMs <= warning) return { is: 'closing', leftMs: closingMs, endsAt: heard.endsAt ?? '' };
  return idleMs <= warning ? { is: 'idle', leftMs: idleMs } : { is: 'going' };
}

/** Milliseconds until the server is to be asked again: another tab may have prolonged the session. */
export function askAgainIn(heard: Heard, now: number): number | false {
  const { idleMs, closingMs } = leftAt(heard, now);
  const end = Math.min(idleMs, closingMs);
  if (end === Number.POSITIVE_INFINITY || end <= 0) return false;
  const warning = warningMs(heard);
  // First when a sign of life would still spare the warning, then when it is due, then until it is over.
  const next = [idleMs - warning - presenceMs(heard), end - warning].find((ms) => ms > 0);
  return Math.max(soonestMs, Math.min(next ?? Math.min(askWhileWarningMs, end + soonestMs), latestMs));
}

/** Whether somebody works here without asking the server for anything, as while writing: then the session goes on. */
export function shouldProlong(
  heard: Heard,
  { now, lastSign }: { readonly now: number; readonly lastSign: number },
): boolean {
  const { idleMs, closingMs } = leftAt(heard, now);
  const lastSeen = now + idleMs - (heard.idleSeconds ?? 0) * 1_000;
  const nearEnd = idleMs > 0 && closingMs > 0 && idleMs <= warningMs(heard) + presenceMs(heard);
  return nearEnd && lastSign > lastSeen && now - lastSign <= presenceMs(heard);
}

/** A time that is left, as people say it: 118 seconds are two minutes, 43 are 50 at most. */
export function roughly(ms: number): { readonly unit: 'minutes' | 'seconds'; readonly count: number } {
  const seconds = ms / 1_000;
  if (seconds > 60) return { unit: 'minutes', count: Math.round(seconds / 60) };
  return { unit: 'seconds', count: Math.max(10, Math.ceil(seconds / 10) * 10) };
}
