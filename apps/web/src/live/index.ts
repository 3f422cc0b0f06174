/** Keeps what is shown up to date while others work. */
export { LiveStatus } from './live-status';
export { useLiveUpdates } from './use-live-updates';
export { useUnread } from './use-unread';
