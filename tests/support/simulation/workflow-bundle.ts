import { DefaultLogger, bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { createDataConverter, derivePayloadKeys, failureConverterPath } from '@tovholder/temporal';
import { workflowsPath } from '@tovholder/workflows/temporal';

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

/** Today's workflows, from their sources: made once per test file. */
export function todaysWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  bundle ??= bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        conditionNames: ['tovholder-source', ...(config.resolve?.conditionNames ?? ['...'])],
      },
    }),
  });
  return bundle;
}

export const testNamespace = 'default';

/** Fixed and public: recorded histories must open again years later. It protects nothing. */
const testKeyFile = {
  current: 'test',
  keys: { test: Buffer.alloc(32, 'tovholder test').toString('base64') },
  demo: true,
};

export const testDataConverter = createDataConverter(derivePayloadKeys(testKeyFile), testNamespace);
