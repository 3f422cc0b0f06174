import { describe, expect, test } from '@jest/globals';
import { processes } from '@tovholder/workflows/processes';
import { presentDetails } from './outcome-details';

const t = (text: string) => ({ da: text, en: `${text} (en)` });
const plain = { optional: true, private: false };
const fields = {
  who: { kind: 'choice', label: t('Hvem'), ...plain, choices: [{ id: 'psykiatri', title: t('Psykiatrien') }] },
  on: { kind: 'date', label: t('Dato'), ...plain },
  agreed: { kind: 'boolean', label: t('Enige'), ...plain },
  why: { kind: 'text', label: t('Hvorfor'), optional: false, private: true },
  items: {
    kind: 'list',
    label: t('Aftaler'),
    ...plain,
    entry: {
      by: { kind: 'date', label: t('Senest'), ...plain },
      what: { kind: 'text', label: t('Hvad'), optional: false, private: true },
    },
  },
} as const;

describe('what an outcome said', () => {
  test('is told in the order of its form, codes in words and texts as they were written', () => {
    const details = presentDetails(fields, {
      codes: { agreed: false, who: 'psykiatri', on: '2027-03-02', items: [{ by: '2027-04-01' }, {}] },
      texts: { why: 'FORDI', 'items.0.what': 'Udredning', 'items.1.what': 'Bolig' },
      language: 'da',
    });
    expect(details.map(({ title, kind, text }) => [title, kind, text])).toEqual([
      ['Hvem', 'choice', 'Psykiatrien'],
      ['Dato', 'date', '2027-03-02'],
      ['Enige', 'boolean', 'Nej'],
      ['Hvorfor', 'text', 'FORDI'],
      ['Aftaler', 'list', ''],
    ]);
    expect(details.at(-1)?.entries.map((entry) => entry.map(({ text }) => text))).toEqual([
      ['2027-04-01', 'Udredning'],
      ['Bolig'],
    ]);
  });

  test('leaves out what was not said', () => {
    expect(presentDetails(fields, { codes: {}, texts: {}, language: 'en' })).toEqual([]);
  });

  test('knows the title of each choice of each process, in both languages', () => {
    for (const { steps } of processes.values()) {
      for (const { outcomes } of Object.values(steps)) {
        for (const { data = {} } of Object.values(outcomes)) {
          for (const [name, { kind, choices = [] }] of Object.entries(data)) {
            if (kind !== 'choice') continue;
            for (const { id, title } of choices) {
              for (const language of ['da', 'en'] as const) {
                const [detail] = presentDetails(data, { codes: { [name]: id }, texts: {}, language });
                expect(detail?.text).toBe(title[language]);
              }
            }
          }
        }
      }
    }
  });
});
