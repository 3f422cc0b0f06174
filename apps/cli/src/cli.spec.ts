import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { createCli } from './cli';
import { Output } from './output/output';
import { run } from './program';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command in this process, with a data folder on which no stack was ever started. */
async function tovholder(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const said = { out: '', err: '' };
  const writing = (to: keyof typeof said) =>
    Object.assign(Object.create(process.stdout) as NodeJS.WriteStream, {
      write: (text: string) => {
        said[to] += text;
        return true;
      },
    });
  // Help is printed by commander itself, past our own output.
  const printed = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text);
    return true;
  });
  try {
    const cli = createCli({ TOVHOLDER_DATA: folder, ...env }, folder);
    const code = await run({ ...cli, out: new Output(writing('out'), writing('err')) }, args);
    return { code, ...said };
  } finally {
    printed.mockRestore();
  }
}

const commands = [
  'token',
  'users',
  'demo',
  'simulate',
  'verify-log',
  'verify-deadline',
  'incidents',
  'doctor',
  'rules',
  'reconcile',
  'rebuild',
];

describe('help', () => {
  test.each([...commands, 'incidents list', 'incidents retry', 'incidents end', 'rules dry-run', 'users deactivate'])(
    'of %s has an example and the exit codes',
    async (name) => {
      const { code, out } = await tovholder([...name.split(' '), '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(/Example:\n {2}\S/);
      expect(out).toContain('Exit codes: 0 ok');
      expect(out).toContain('--json');
    },
  );
});

describe('wrong use ends with 2, one sentence and a remedy', () => {
  test.each([
    [['tokn'], "Unknown command 'tokn'"],
    [['token'], "Missing required argument 'user'"],
    [['demo', '--langage', 'en'], "Unknown option '--langage'"],
    [['demo', '--language', 'sv'], 'is invalid'],
    [['simulate', 'sspx'], "There is no process 'sspx'"],
    [['simulate', 'psp-k', '--seed', 'x'], "--seed is 'x'"],
    [['simulate', 'psp-k', '--start', '2026-02-30'], "'2026-02-30' is not a date"],
    [['simulate', 'psp-k', '--opening', '9'], 'no opening 9'],
    [['simulate', 'psp-k', '--district', 'fyn'], "There is no district 'fyn'"],
    [['users', '--district', 'fyn'], "There is no district 'fyn'"],
    [['verify-log', '--case', '17'], "'17' is not the id of a case"],
    [['verify-deadline', 'nowhere.json'], 'nowhere.json cannot be read'],
    [['incidents', 'mend'], "Unknown command 'mend'"],
    [['rules', 'dry-run', 'nowhere.json'], 'nowhere.json cannot be read'],
    [['rules', 'apply', 'change.json'], "Required option '--guard <hash>'"],
    [['users', 'deactivate'], "Missing required argument 'user'"],
    [['rebuild', 'now'], 'Too many arguments'],
  ])('%j', async (args, sentence) => {
    const { code, out, err } = await tovholder(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const [said, remedy, ...more] = err.trimEnd().split('\n');
    expect(said).toContain(sentence);
    expect(remedy).toMatch(/^→ \S/);
    expect(more).toEqual([]);
  });

  test.each([
    ['PORT', 'abc'],
    ['TOVHOLDER_URL', 'ftp://x'],
    ['OIDC_ISSUER', 'nothing'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['TEMPORAL_ADDRESS', 'somewhere'],
  ])('a malformed %s is named', async (name, value) => {
    const { code, err } = await tovholder(['demo'], { [name]: value });
    expect(code).toBe(2);
    expect(err).toContain(name);
  });
});

describe('a server that is away ends with 3', () => {
  test.each([
    [['token', 'caseworker.0165']],
    [['demo']],
    [['verify-log']],
    [['incidents', 'list']],
    [['reconcile']],
    [['rebuild']],
  ])('%j without a stack', async (args) => {
    const { code, err } = await tovholder(args);
    expect(code).toBe(3);
    expect(err).toContain('npm start');
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('an address where nobody answers, as JSON for a program', async () => {
    const { code, err } = await tovholder(['token', 'caseworker.0165', '--json'], {
      OIDC_ISSUER: 'http://127.0.0.1:9',
    });
    expect(code).toBe(3);
    expect(JSON.parse(err)).toMatchObject({ error: { exitCode: 3, sentence: expect.stringContaining('127.0.0.1:9') } });
  });
});

describe('the stack file', () => {
  test('is used where the environment says nothing, and named when it is broken', async () => {
    const file = join(folder, 'stack.json');
    writeFileSync(
      file,
      JSON.stringify({ version: 1, issuer: 'http://127.0.0.1:9', demoTokenEndpoint: 'http://127.0.0.1:9/token' }),
    );
    expect((await tovholder(['token', 'x'])).err).toContain('http://127.0.0.1:9');
    writeFileSync(file, '{');
    const { code, err } = await tovholder(['token', 'x']);
    expect(code).toBe(2);
    expect(err).toContain('stack.json');
    rmSync(file);
  });
});

describe('doctor', () => {
  test('tells what is wrong, each with a remedy, and ends with 1', async () => {
    const { code, out } = await tovholder(['doctor', '--json']);
    expect(code).toBe(1);
    const { ok, checks } = JSON.parse(out) as { ok: boolean; checks: { name: string; ok: boolean; remedy?: string }[] };
    expect(ok).toBe(false);
    expect(checks.filter((check) => !check.ok && !check.remedy)).toEqual([]);
    expect(checks.find(({ name }) => name === 'Node.js')?.ok).toBe(true);
  });
});

describe('simulate', () => {
  test('prints dates with reasons, the same for the same seed, and JSON on request', async () => {
    const args = ['simulate', 'psp-k', '--seed', '7', '--start', '2026-03-02'];
    const once = await tovholder(args);
    expect(once.code).toBe(0);
    expect(once.out).toContain('senest mandag 9. marts');
    expect(once.out).toContain('hvorfor: 5 arbejdsdage fra 2. marts');
    expect(await tovholder(args)).toEqual(once);
    const { out } = await tovholder([...args, '--json']);
    expect(JSON.parse(out)).toMatchObject({ process: 'psp-k', seed: 7, start: '2026-03-02' });
  });

  test('draws the course', async () => {
    const { out } = await tovholder(['simulate', 'exit', '--graph', '--language', 'en']);
    expect(out).toContain('consent  (Obtain consent)');
    expect(out).toContain('refused → ■ consent-refused');
    // Exploring every course takes seconds on a busy machine.
  }, 60_000);
});
