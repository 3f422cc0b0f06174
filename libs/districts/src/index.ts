export { authoritiesOf, authorityName, rulesOf, runsProcess, type DistrictProfile } from './profile';
export { DistrictProfileError, loadDistricts } from './load';
export { handlegruppeOf, unitId, unitsOf, type Unit } from './units';
export { coordinatorUnits, resolveAuthority, resolveOwing, type Owing, type OwingContext } from './owing';
export { demoUsers, type DemoUser } from './demo-users';
