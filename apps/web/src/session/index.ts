export { meQuery, useMe } from './use-me';
export { signInAgain } from './sign-in-again';
export { signInAddress } from './sign-in-address';
