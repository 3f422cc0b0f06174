import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readChange } from './read';
import { notAllowed } from './refusals';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-change-'));
afterAll(() => rmSync(folder, { recursive: true }));

const district = 'koebenhavns-vestegn';
const change = { rules: [{ id: 'TOV-01', amount: 7, citation: 'Aftale af 3. november' }] };

function file(content: string): string {
  const path = join(folder, 'change.json');
  writeFileSync(path, content);
  return path;
}

describe('a file with a change of rules', () => {
  test('is what the API takes', () => {
    expect(readChange(file(JSON.stringify({ district, change })))).toEqual({ district, change });
  });

  test.each([
    ['{', 'is no JSON'],
    [JSON.stringify({ change }), 'at district'],
    [JSON.stringify({ district, change: { rules: [{ id: 'TOV-01', amount: 7 }] } }), 'at change.rules.0.citation'],
    [JSON.stringify({ district, change: { hour: '25:00' } }), 'at change.hour'],
    [JSON.stringify({ district, change: { numbers: [] } }), 'at change'],
  ])('%s is refused with what is wrong', (content, place) => {
    expect(() => readChange(file(content))).toThrow(place);
  });
});

test('a refusal says what may be changed instead', () => {
  const { message, remedy } = notAllowed({ kind: 'not-allowed', because: 'number-is-fixed', subject: 'UKN-02' });
  expect(message).toContain('UKN-02');
  expect(remedy).toContain('ASSUMPTION');
});
