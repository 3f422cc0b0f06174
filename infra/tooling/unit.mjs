/** Runs the unit specs of the package it is called in, and leaves Jest's report where `npm test` adds them up. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { name } = JSON.parse(readFileSync('package.json', 'utf8'));
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
/** The rules must not depend on where the process stands, so they are tested in a second time zone too. */
const zones = name === '@tovholder/domain' ? ['UTC', 'Pacific/Auckland'] : ['UTC'];

for (const zone of zones) {
  const report = join(root, '.nx', 'reports', 'unit', `${name}.${zone.replace('/', '-')}.json`);
  mkdirSync(dirname(report), { recursive: true });
  const { status } = spawnSync(
    process.execPath,
    [
      jest,
      ...['--config', join(root, 'jest.config.cjs'), '--selectProjects', 'unit', '--passWithNoTests'],
      ...['--testPathPatterns', `^${process.cwd().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/`],
      ...['--json', '--outputFile', report],
    ],
    { stdio: 'inherit', cwd: root, env: { ...process.env, TZ: zone } },
  );
  process.exitCode ||= status ?? 1;
}
