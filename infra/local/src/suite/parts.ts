import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What `npm test` runs. A tool counts as one test, a Jest project as the tests in it. */
export type Part =
  | { readonly kind: 'tool'; readonly name: string; readonly targets: readonly string[] }
  | { readonly kind: 'unit'; readonly name: 'unit' }
  | { readonly kind: 'jest'; readonly name: string; readonly needs: readonly Need[] };

/** A program that a part cannot run without. */
export type Need = 'temporal' | 'time-skipping' | 'chromium';

const tools: readonly Part[] = [
  { kind: 'tool', name: 'lint', targets: ['lint'] },
  { kind: 'tool', name: 'format', targets: ['format:check'] },
  { kind: 'tool', name: 'imports', targets: ['imports'] },
  { kind: 'tool', name: 'knip', targets: ['knip'] },
];

const needs: Readonly<Record<string, readonly Need[]>> = {
  time: ['time-skipping'],
  scenarios: ['time-skipping'],
  api: ['temporal'],
  browser: ['temporal', 'chromium'],
  faults: ['temporal'],
};

/** The tools first, then every project of the Jest configuration in its order: a new one cannot be forgotten here. */
export function partsOf(root: string): readonly Part[] {
  const { projects } = createRequire(join(root, 'package.json'))('./jest.config.cjs') as {
    projects: readonly { displayName: string }[];
  };
  const jest = projects.map(({ displayName: name }): Part =>
    name === 'unit' ? { kind: 'unit', name } : { kind: 'jest', name, needs: needs[name] ?? [] },
  );
  return [...tools, ...jest];
}
