import { describe, expect, test } from '@jest/globals';
import { type FactField, type ProcessId, processIds, termsOf } from '..';
import { asksNecessity, legalBasisTexts } from '../legal-basis-texts';
import { factTexts } from '.';

const bases = [...new Set(processIds.flatMap((process) => (termsOf(process)?.bases ?? []).map(({ code }) => code)))];

describe('the texts of facts', () => {
  const stated = processIds.flatMap((process) =>
    Object.entries(termsOf(process)?.facts ?? {}).map(([name, field]) => ({ process, name, field })),
  );

  test.each(stated)('$process.$name has a title for each value that may be chosen', ({ process, name, field }) => {
    const text = factTexts[process][name];
    expect(text?.label).toEqual(field.label);
    expect(Object.keys(valuesIn(process, name)).sort()).toEqual([...of(field)].sort());
  });

  const of = (field: FactField): readonly string[] => ('of' in field ? field.of : []);
  const valuesIn = (process: ProcessId, name: string): object => {
    const text = factTexts[process][name];
    return text?.values ?? (text?.parts?.['state'] ? {} : (Object.values(text?.parts ?? {})[0]?.values ?? {}));
  };
});

describe('the texts of legal bases', () => {
  test.each(bases)('%s has a title and says when it covers', (code) => {
    const text = (length: number) => ({
      da: expect.stringMatching(new RegExp(`.{${length}}`)),
      en: expect.stringMatching(new RegExp(`.{${length}}`)),
    });
    expect(legalBasisTexts[code]).toEqual({ title: text(10), help: text(20) });
  });

  test('necessity is asked for under RPL § 115', () => {
    expect(bases.filter(asksNecessity)).toEqual(['rpl-115-1-2', 'rpl-115-2', 'rpl-115-1-1']);
  });
});
