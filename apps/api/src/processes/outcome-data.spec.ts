import { describe, expect, test } from '@jest/globals';
import { choice, date, list, optional, text, yesNo } from '@tovholder/workflows/engine';
import { namedCodes, outcomeDataSchema, outcomeJsonSchema, splitOutcomeData } from './outcome-data';

const fields = {
  authority: choice(['Myndighed', 'Authority'], {
    politi: ['Politiet', 'Police'],
    kommune: ['Kommunen', 'Municipality'],
  }),
  meetingOn: date('Mødedato', 'Date of the meeting', 'board-meeting'),
  closed: optional(yesNo('Lukket', 'Closed')),
  reason: text('Begrundelse', 'Reason'),
  items: list(['Hvem gør hvad', 'Who does what'], { what: text('Hvad', 'What'), by: date('Senest', 'By') }),
};
const data = {
  authority: 'politi',
  meetingOn: '2026-12-01',
  reason: 'Aftalt på mødet',
  items: [
    { what: 'Ringer', by: '2026-12-02' },
    { what: 'Skriver', by: '2026-12-03' },
  ],
};

describe('an outcome’s data', () => {
  test('is checked field by field, and nothing else is let in', () => {
    const schema = outcomeDataSchema(fields);
    expect(schema.safeParse(data).success).toBe(true);
    expect(schema.safeParse({ ...data, closed: true }).success).toBe(true);
    for (const wrong of [
      { authority: 'psykiatri' },
      { meetingOn: '01-12-2026' },
      { reason: '  ' },
      { closed: 'yes' },
      { items: [] },
      { items: [{ what: 'x' }] },
      { more: 1 },
    ]) {
      expect(schema.safeParse({ ...data, ...wrong }).success).toBe(false);
    }
    expect(schema.safeParse({}).success).toBe(false);
  });

  test('has a JSON Schema with labels in the reader’s language', () => {
    expect(outcomeJsonSchema({ authority: fields.authority, closed: fields.closed }, 'da')).toEqual({
      type: 'object',
      properties: {
        authority: {
          title: 'Myndighed',
          type: 'string',
          oneOf: [
            { const: 'politi', title: 'Politiet' },
            { const: 'kommune', title: 'Kommunen' },
          ],
        },
        closed: { title: 'Lukket', type: 'boolean' },
      },
      required: ['authority'],
      additionalProperties: false,
    });
  });

  test('parts into codes and private texts; a date that states a fact is named after the fact', () => {
    expect(splitOutcomeData(fields, data)).toEqual({
      codes: {
        authority: 'politi',
        'fact:board-meeting': '2026-12-01',
        items: [{ by: '2026-12-02' }, { by: '2026-12-03' }],
      },
      texts: { reason: 'Aftalt på mødet', 'items.0.what': 'Ringer', 'items.1.what': 'Skriver' },
    });
  });

  test('is shown under the names of its fields', () => {
    expect(namedCodes(fields, { 'fact:board-meeting': '2026-12-01', authority: 'politi' })).toEqual({
      meetingOn: '2026-12-01',
      authority: 'politi',
    });
  });
});
