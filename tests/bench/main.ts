/**
 * `npm run bench`: prints ratios, measured side by side in one run, and times. What is measured can be named:
 * `npm run bench -- steps`, `npm run bench -- deadlines 2000 500` (open deadlines, and rungs of the storm).
 */
import { openDeadlines } from './open-deadlines';
import { stepCompletion } from './step-completion';

async function main([what, deadlines = '20000', storm = '5000']: readonly string[]): Promise<void> {
  if (what !== undefined && what !== 'steps' && what !== 'deadlines') throw new Error(`There is no bench '${what}'`);
  if (what !== 'deadlines') await stepCompletion();
  if (what !== 'steps') await openDeadlines({ deadlines: Number(deadlines), storm: Number(storm) });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
