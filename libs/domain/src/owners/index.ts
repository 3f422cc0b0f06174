export { accountableFor } from './accountable';
export { resolveAudience } from './audience';
export { answeringRoles, canAnswer, isHere, standInFor } from './presence';
export type { Directory, DirectoryMember, DirectoryUserState, OwedStep, Stand } from './types';
