import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess, isRunning, markOf } from './lifetime';
import { startProcess } from './managed';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-process-'));
const logFile = join(folder, 'part.log');
afterAll(() => rmSync(folder, { recursive: true }));

/** Says so when it runs, and when it is asked to end. */
const polite = `console.log('up'); process.on('SIGTERM', () => { console.log('down'); process.exit(0); }); setInterval(() => {}, 1000);`;
const node = (script: string) => ({ name: 'part', command: process.execPath, args: ['-e', script], logFile });
const isUp = async () => readFileSync(logFile, 'utf8').includes('up');
beforeEach(() => rmSync(logFile, { force: true }));

test('a process is stopped in order, killed without warning, and started again', async () => {
  const part = await startProcess({ ...node(polite), ready: isUp });
  const first = part.pid;
  expect(await part.stop()).toEqual({ code: 0, signal: null });
  expect(part.logTail(1)).toBe('down');
  await part.start();
  expect(part.pid).not.toBe(first);
  await part.kill();
  expect(part.alive).toBe(false);
});

test('a process that ends while it starts is an error with the end of its log', async () => {
  const part = startProcess({ ...node(`console.error('no licence'); process.exit(3)`), ready: async () => false });
  await expect(part).rejects.toThrow(/ended while it was starting: .*no licence/);
});

test('a failure that passes by itself is tried again', async () => {
  let starts = 0;
  const flag = join(folder, 'second time');
  const script = `
    const fs = require('node:fs');
    if (fs.existsSync('${flag}')) setInterval(() => {}, 1000);
    else { fs.writeFileSync('${flag}', ''); console.error('memory still held'); process.exitCode = 1; }`;
  const part = await startProcess({
    ...node(script),
    beforeStart: async () => {
      starts++;
    },
    transientFailure: /still held/,
    ready: async () => starts === 2,
  });
  expect(part.alive).toBe(true);
  await part.kill();
});

test('a noted process is told from a later one with the same number', async () => {
  const part = await startProcess({ ...node(polite), ready: isUp });
  const mark = part.mark;
  if (mark === undefined) throw new Error('no mark');
  expect(isRunning(mark)).toBe(true);
  expect(isRunning({ ...mark, began: '1' })).toBe(false);
  expect(await endProcess({ ...mark, began: '1' }, { signal: 'SIGTERM', graceMs: 100 })).toBe(false);
  expect(await endProcess(mark, { signal: 'SIGTERM', graceMs: 5_000 })).toBe(true);
  expect(markOf(mark.pid)).toBeUndefined();
});

test('a process that will not end is ended by force', async () => {
  const deaf = `process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000);`;
  const isDeaf = async () => readFileSync(logFile, 'utf8').includes('deaf');
  const part = await startProcess({ ...node(deaf), ready: isDeaf });
  expect(await part.stop(200)).toEqual({ code: null, signal: 'SIGKILL' });
});
