import { describe, expect, test } from '@jest/globals';
import { Output } from './output';

/** What a command writes to a terminal, or to a pipe. */
function written(isTTY: boolean, use: (out: Output) => void): string {
  let text = '';
  const stream = Object.assign(Object.create(process.stderr) as NodeJS.WriteStream, {
    isTTY,
    write: (part: string) => {
      text += part;
      return true;
    },
  });
  use(new Output(stream, stream));
  return text;
}

const work = (out: Output): void => {
  const bar = out.bar('cases that run');
  for (let done = 0; done <= 40; done++) bar.show(done, 40);
  bar.end();
};

describe('how far a long piece of work is', () => {
  test('is a bar on a terminal', () => {
    const shown = written(true, work).split('\r');
    expect(shown.at(-1)).toContain(`▕${'█'.repeat(30)}▏ 40 of 40\n`);
    expect(shown.find((each) => each.includes(' 20 of 40'))).toContain(`▕${'█'.repeat(15)}${' '.repeat(15)}▏`);
  });

  test('is a line for each tenth elsewhere', () => {
    const lines = written(false, work).trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[5]).toBe('cases that run: 50 % (20 of 40)');
  });

  test('is done at once where there is nothing to do', () => {
    expect(written(false, (out) => out.bar('cases').show(0, 0))).toBe('cases: 100 % (0 of 0)\n');
  });
});
