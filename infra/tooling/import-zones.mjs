/**
 * Who may import whom. Arrows point down: apps → workflows, activities, libs. Each zone names what its files may not
 * import and why; the message is what a developer reads when lint fails.
 */
import { builtinModules } from 'node:module';

const nodeBuiltins = [...new Set(builtinModules.map((name) => name.split('/')[0]))].filter(
  (name) => !name.startsWith('_'),
);

const onlyIn = (group, folder, why) => ({ group, message: `Only ${folder} imports this: ${why}` });

/** The Temporal packages, each with the one folder that it belongs to. */
const temporal = {
  workflow: onlyIn(
    ['@temporalio/workflow', '@temporalio/workflow/*'],
    'workflows/temporal',
    'everything else is written without Temporal.',
  ),
  worker: onlyIn(['@temporalio/worker', '@temporalio/worker/*'], 'apps/worker', 'it loads native code.'),
  client: onlyIn(
    ['@temporalio/client', '@temporalio/client/*'],
    'libs/temporal',
    'its gateway hides workflow ids and errors.',
  ),
  testing: onlyIn(['@temporalio/testing', '@temporalio/testing/*'], 'tests', 'it is for tests.'),
};
const allTemporal = Object.values(temporal);
const except = (...own) => allTemporal.filter((pattern) => !own.includes(pattern));

const noBuiltins = {
  regex: `^(node:.*|(${nodeBuiltins.join('|')})(/.*)?)$`,
  message: 'This code must give the same result at every run and everywhere: no files, network, randomness or clock.',
};

/** Forbids every package but those that the expression admits; relative imports stay free. */
const nothingBut = (admitted, why) => ({ regex: `^(?!\\.\\.?(/|$))(?!(${admitted})$)`, message: why });

const noApps = {
  group: ['@tovholder/api', '@tovholder/worker', '@tovholder/cli', '@tovholder/demo-identity'],
  message: 'Arrows point down: nothing imports an app.',
};
const noWorkflows = {
  group: ['@tovholder/workflows/*', '@tovholder/activities'],
  message: 'Arrows point down: libraries import no workflows and no activities.',
};

const restrict = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });
const zone = (files, patterns, ignores = []) => ({ files, ignores, rules: restrict(patterns) });

const domainOnly = '@tovholder/domain/[^/]+';
const processesFolder = 'workflows/src/processes';
const engineFolder = 'workflows/src/engine';

/** Specs of the pure rooms may use the test tools and the file system: they do not run inside a workflow. */
const specs = ['**/*.spec.ts'];

/** @type {import('eslint').Linter.Config[]} Later zones replace earlier ones for the same file. */
export const importZones = [
  zone(['apps/**/*.ts', 'tests/**/*.ts', 'infra/local/src/**/*.ts'], [...except()]),
  zone(['infra/local/src/temporal/register-attributes.ts'], except(temporal.testing)),
  zone(['apps/worker/**/*.ts'], except(temporal.worker)),
  zone(['tests/**/*.ts', '**/*.spec.ts'], [temporal.workflow]),
  zone(['tests/bench/bare-workflow.ts'], [temporal.client]),
  zone(['libs/**/*.ts', 'activities/**/*.ts'], [...allTemporal, noApps]),
  zone(['libs/*/src/**/*.ts'], [...allTemporal, noApps, noWorkflows]),
  zone(['libs/temporal/**/*.ts'], [...except(temporal.client), noApps, noWorkflows]),
  zone(
    ['libs/domain/src/**/*.ts'],
    [nothingBut('temporal-polyfill', 'libs/domain is pure: it imports temporal-polyfill and itself.')],
    specs,
  ),
  zone(['libs/domain/src/**/*.spec.ts'], [...allTemporal, noApps, noWorkflows]),
  zone(
    ['libs/contracts/src/**/*.ts'],
    [
      nothingBut(
        `${domainOnly}|zod|node:crypto`,
        'libs/contracts imports libs/domain, zod, and node:crypto for hashes.',
      ),
    ],
    specs,
  ),
  zone(
    [`${engineFolder}/**/*.ts`],
    [nothingBut(domainOnly, 'The engine imports libs/domain and itself; it knows no Temporal.')],
    specs,
  ),
  zone(
    [`${processesFolder}/**/*.ts`],
    [
      nothingBut(domainOnly, 'A process file imports the engine and libs/domain.'),
      { group: ['**/temporal', '**/temporal/*'], message: 'A process file knows no Temporal.' },
    ],
    specs,
  ),
  zone(
    ['workflows/src/temporal/**/*.ts'],
    [
      noBuiltins,
      nothingBut(
        `@temporalio/(workflow|common).*|${domainOnly}|@tovholder/contracts/commands`,
        'Workflow code imports @temporalio/workflow, @temporalio/common, libs/domain and the command contract.',
      ),
    ],
    specs,
  ),
  zone(['workflows/src/**/*.spec.ts'], [temporal.client, noApps]),
  zone(
    ['apps/web/src/**/*.{ts,tsx}'],
    [
      ...allTemporal,
      {
        group: ['@tovholder/*', '!@tovholder/api-client', '!@tovholder/contracts', '!@tovholder/domain'],
        message: 'The screens know the contract and the pure rules, nothing of the server.',
      },
    ],
    specs,
  ),
];
