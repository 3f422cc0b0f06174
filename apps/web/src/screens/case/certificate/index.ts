export { WhyThisDate } from './why-this-date';
