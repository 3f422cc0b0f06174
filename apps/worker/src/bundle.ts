import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { failureConverterPath } from '@tovholder/temporal';
import { workflowsPath } from '@tovholder/workflows/temporal';

/** The bundled workflows, made at build time so that a worker starts at once and production never bundles. */
const bundlePath = join(__dirname, 'workflow-bundle.js');

/** The build step: bundles the compiled workflows beside the worker. */
export async function buildBundle(): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
  });
  await writeFile(bundlePath, code);
}

/** @throws Error when the build step did not run */
export async function requireBundle(): Promise<{ codePath: string }> {
  await stat(bundlePath).catch(() => {
    throw new Error('The workflow bundle is missing. Run `npm run build`.');
  });
  return { codePath: bundlePath };
}
