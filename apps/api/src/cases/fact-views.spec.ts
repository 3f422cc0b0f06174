import { describe, expect, test } from '@jest/globals';
import { factValueSchema, processIds } from '@tovholder/contracts/http';
import type { CaseRecord } from '@tovholder/persistence';
import { correctableFacts, factsInWords } from './fact-views';

const person = { birthDate: '2012-03-01', municipality: '0165' } as CaseRecord['person'];
const municipalities = [{ code: '0165', name: 'Albertslund' }];

describe('facts on a case', () => {
  test('are told in words', () => {
    const words = factsInWords('psp-k', {
      facts: {
        involvement: { psykiatri: 'possible', politi: 'known' },
        mainResponsibilityUnclear: true,
        unclearBecause: 'Ingen tager den.',
        markers: ['in-crime', 'invisible'],
        consent: null,
      },
      language: 'da',
    });
    expect(words.map(({ title, text }) => [title, text])).toEqual([
      ['Hvem er inde over?', ''],
      ['Er det uklart, hvem der har hovedansvaret?', 'Ja'],
      ['Hvad gør hovedansvaret uklart?', 'Ingen tager den.'],
      [expect.any(String), expect.stringMatching(/^Begår kriminalitet, .+/)],
    ]);
    expect(words[0]?.entries).toEqual([
      [
        { field: 'psykiatri', title: 'Psykiatrien', kind: 'choice', text: 'Muligvis inde over' },
        { field: 'politi', title: 'Politiet', kind: 'choice', text: 'Er inde over' },
      ],
    ]);
  });

  test('of several alike are told one by one, with their dates as dates', () => {
    const [offences] = factsInWords('ukn', {
      facts: { offences: [{ date: '2026-10-01', provision: 'STRL § 245', limb: 'listed', status: 'charged' }] },
      language: 'en',
    });
    expect(offences?.entries[0]?.map(({ kind, text }) => [kind, text])).toEqual([
      ['date', '2026-10-01'],
      ['text', 'STRL § 245'],
      ['choice', 'The list of the law (UKL § 2(2))'],
      ['choice', 'Charged'],
    ]);
  });

  test.each(processIds)('%s: each that is offered for correction is one that the API takes', (process) => {
    const offered = correctableFacts({ process, person }, { facts: {}, language: 'da', municipalities });
    expect(offered.length).toBeGreaterThan(2);
    for (const { fact, title } of offered) {
      expect([fact, factValueSchema(process, fact) !== undefined]).toEqual([fact, true]);
      expect(title).not.toBe('');
    }
    expect(offered.find(({ fact }) => fact === 'birthDate')?.value).toBe('2012-03-01');
  });
});
