export { localDateOf } from '../calendar';
export { ageOn, birthdayMilestones, birthdayOn, type BirthdayMilestone } from './age';
export { readCpr, type CprReading, type CprWarning } from './cpr';
