import { describeSimulations } from '../support/simulation';
import { timeStories } from './time.stories';

// With the district's ladders, which the other scenarios go without.
describeSimulations({ 'Ladders, pauses and handovers': timeStories });
