import { beforeAll, expect, test } from '@jest/globals';
import { bundleWorkflowCode, DefaultLogger, type BundleOptions } from '@temporalio/worker';
import { join, relative } from 'node:path';
import { root } from './house';

type WebpackConfig = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** What may run inside a workflow: each is deterministic, and each was looked at before it came on this list. */
const allowed = [
  /^workflows\/src\/(engine|processes|temporal)\//,
  /^libs\/domain\/src\//,
  /^libs\/contracts\/src\/commands\//,
  /^libs\/temporal\/src\/failure-converter\.ts$/,
  // The SDK, and what it brings along.
  /^node_modules\/(@temporalio\/(workflow|common)|nexus-rpc|long)\//,
  // The domain's only dependency, and the one that it is built on.
  /^node_modules\/(temporal-polyfill|temporal-utils)\//,
];

let files: string[];

beforeAll(async () => {
  files = [];
  const withList = (config: WebpackConfig): WebpackConfig => ({
    ...config,
    resolve: { ...config.resolve, conditionNames: ['tovholder-source', '...'] },
    plugins: [
      ...(config.plugins ?? []),
      (compiler) => {
        compiler.hooks.done.tap('list', ({ compilation }) => {
          for (const module of compilation.modules) {
            const resource = 'resource' in module ? module.resource : undefined;
            if (typeof resource === 'string') files.push(relative(root, resource));
          }
        });
      },
    ],
  });
  await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/src/temporal/workflows.ts'),
    failureConverterPath: join(root, 'libs/temporal/src/failure-converter.ts'),
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: withList,
  });
}, 60_000);

test('the bundle holds the processes, and nothing from outside the allowed packages', () => {
  expect(files).toContain('workflows/src/processes/psp-k.ts');
  expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
});
