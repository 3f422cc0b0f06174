export {
  authoritiesOf,
  authorityName,
  calendarOf,
  laddersOf,
  rulesOf,
  runsProcess,
  type DistrictProfile,
} from './profile';
export { loadDistricts, type LoadOptions } from './load';
export { DistrictProfileError } from './profile-error';
export { handlegruppeOf, unitId, unitsOf, type Unit } from './units';
export { coordinatorUnits, resolveAuthority, resolveOwing, type Owing, type OwingContext } from './owing';
export { demoUsers, type DemoUser } from './demo-users';
