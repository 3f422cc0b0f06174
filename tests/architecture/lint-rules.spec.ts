import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './house';

const imports = '@typescript-eslint/no-restricted-imports';
const ambient = 'no-restricted-syntax';
const anImport = (name: string) => `import * as x from '${name}';\nexport const y = x;\n`;

const domain = 'libs/domain/src/text/index.ts';
const contracts = 'libs/contracts/src/commands/index.ts';
const persistence = 'libs/persistence/src/index.ts';
const engine = 'workflows/src/engine/index.ts';
const processes = 'workflows/src/processes/psp-k.ts';
const shell = 'workflows/src/temporal/workflows.ts';
const gateway = 'libs/temporal/src/connection.ts';
const worker = 'apps/worker/src/main.ts';
const api = 'apps/api/src/settings/settings.ts';
const local = 'infra/local/src/ports.ts';

/** What must be refused, and by which rule. */
const refused: readonly [file: string, code: string, rule: string][] = [
  [domain, anImport('zod'), imports],
  [domain, anImport('node:fs'), imports],
  [domain, anImport('fs'), imports],
  [domain, anImport('@tovholder/contracts/commands'), imports],
  [contracts, anImport('@tovholder/persistence'), imports],
  [contracts, anImport('node:fs'), imports],
  [persistence, anImport('@temporalio/client'), imports],
  [persistence, anImport('@tovholder/workflows/engine'), imports],
  [engine, anImport('@temporalio/workflow'), imports],
  [engine, anImport('@tovholder/contracts/commands'), imports],
  [processes, anImport('@temporalio/workflow'), imports],
  [processes, anImport('../temporal/case-driver'), imports],
  [processes, anImport('node:crypto'), imports],
  [shell, anImport('node:crypto'), imports],
  [shell, anImport('@tovholder/persistence'), imports],
  [gateway, anImport('@temporalio/worker'), imports],
  [worker, anImport('@temporalio/client'), imports],
  [api, anImport('@temporalio/worker'), imports],
  [api, anImport('@temporalio/client'), imports],
  [local, anImport('@temporalio/workflow'), imports],
  [domain, 'export const hour = (date: Date) => date.getHours();\n', ambient],
  [domain, 'export const text = (date: Date) => date.toLocaleDateString();\n', ambient],
  [domain, "export const day = (date: Date) => date['getDay']();\n", ambient],
  [domain, 'export const now = () => Date.now();\n', ambient],
  [engine, 'export const draw = () => Math.random();\n', ambient],
  [shell, 'export const month = (date: Date) => date.getMonth();\n', ambient],
  [api, 'export const today = () => new Date().toISOString().slice(0, 10);\n', ambient],
  [
    'tests/support/chance.ts',
    'export const old = () => new Date(Date.now() - 1).toISOString().slice(0, 10);\n',
    ambient,
  ],
  [local, 'export async function f() { return 1; }\nf();\n', '@typescript-eslint/no-floating-promises'],
  [local, 'export const f = (x: any) => x as number;\n', '@typescript-eslint/no-explicit-any'],
  [
    local,
    "export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1; } return 2; }\n",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    local,
    "import { Server } from 'node:net';\nexport type S = Server;\n",
    '@typescript-eslint/consistent-type-imports',
  ],
  [local, `export {};\n${'void 0;\n'.repeat(301)}`, 'max-lines'],
];

/** What must stay allowed, or the zones above would stand in the way of the work. */
const welcome: readonly [file: string, code: string][] = [
  [domain, anImport('temporal-polyfill')],
  [contracts, anImport('@tovholder/domain/case-log')],
  [engine, anImport('@tovholder/domain/case-log')],
  [processes, anImport('../engine')],
  [shell, anImport('@temporalio/workflow')],
  [shell, 'export const now = () => Date.now();\n'],
  [gateway, anImport('@temporalio/client')],
  [worker, anImport('@temporalio/worker')],
  [api, anImport('@tovholder/temporal')],
];

const needTypes = ['@typescript-eslint/no-floating-promises', '@typescript-eslint/switch-exhaustiveness-check'];
const probes = [...refused, ...welcome].map(([file, code, rule = '']) => ({
  file: join(root, file),
  code,
  typed: needTypes.includes(rule),
}));
const answers = JSON.parse(
  execFileSync(process.execPath, [join(root, 'tests/architecture/lint-probe.mjs')], {
    cwd: root,
    input: JSON.stringify(probes),
    // In CI the parser reads files from disk once, and would not see the pieces.
    env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' },
    encoding: 'utf8',
  }),
) as string[][];

test.each(refused.map(([file, code, rule], index) => [file, code.split('\n')[0], rule, index] as const))(
  '%s may not hold: %s',
  (file, _code, rule, index) => {
    expect(existsSync(join(root, file))).toBe(true);
    expect(answers[index]).toContain(rule);
  },
);

test.each(welcome.map(([file, code], index) => [file, code.split('\n')[0], refused.length + index] as const))(
  '%s may hold: %s',
  (_file, _code, index) => {
    expect(answers[index]).toEqual([]);
  },
);
