export { markUnattendedRequests } from './attendance';
export { meQuery, useMe } from './use-me';
export { signInAddress } from './sign-in-address';
export { roughly, sessionState } from './session-end';
export { prolongSession, sessionQuery } from './session-query';
export { signOut } from './sign-out';
export { useOwnPage } from './use-own-page';
