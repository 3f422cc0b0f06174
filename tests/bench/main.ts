/**
 * `npm run bench`: prints ratios, measured side by side in one run, and times. What is measured can be named:
 * `npm run bench -- steps`, `npm run bench -- deadlines 2000 500` (open deadlines, and rungs of the storm),
 * `npm run bench -- work-list 1000000` (cases; some ten gigabytes of disk while it lasts, so it is not part of the rest).
 */
import { openDeadlines } from './open-deadlines';
import { stepCompletion } from './step-completion';
import { workList } from './work-list';

async function main([what, ...sizes]: readonly string[]): Promise<void> {
  if (what !== undefined && !['steps', 'deadlines', 'work-list'].includes(what)) {
    throw new Error(`There is no bench '${what}'`);
  }
  if (what === 'work-list') {
    const [cases = '100000'] = sizes;
    return workList(Number(cases));
  }
  if (what !== 'deadlines') await stepCompletion();
  const [deadlines = '20000', storm = '5000'] = sizes;
  if (what !== 'steps') await openDeadlines({ deadlines: Number(deadlines), storm: Number(storm) });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
