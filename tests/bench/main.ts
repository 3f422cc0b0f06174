/** `npm run bench`: prints ratios, measured side by side in one run. */
import { stepCompletion } from './step-completion';

stepCompletion().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
