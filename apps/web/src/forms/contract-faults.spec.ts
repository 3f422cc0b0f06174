import { describe, expect, test } from '@jest/globals';
import * as contract from '@tovholder/contracts/http';
import fc from 'fast-check';
import type { RequestSchema } from './contract';
import { contractFaults, statedIn } from './contract-faults';

function faults(schema: RequestSchema<unknown>, body: unknown) {
  const result = schema.safeParse(body);
  return result.success ? [] : contractFaults(result.error.issues, body);
}

describe('what a form states', () => {
  test('leaves out what is empty, however deep', () => {
    expect(
      statedIn({ text: ' ', note: 'x', person: { cpr: '', name: ' ' }, rows: [{ what: '', on: '1' }], no: false }),
    ).toEqual({ note: 'x', rows: [{ on: '1' }], no: false });
  });

  test('keeps what says that something is unknown', () => {
    expect(statedIn({ value: null, list: [] })).toEqual({ value: null, list: [] });
  });

  test('states the same again', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(statedIn(statedIn(value))).toEqual(statedIn(value))));
  });
});

describe('what the contract finds', () => {
  const { note, closure, concern, factCorrection, handoverRequest, pauseRequest, completion, personInput } = contract;

  test('nothing, in what is right', () => {
    expect(faults(note, { text: 'x' })).toEqual([]);
    expect(faults(concern, statedIn({ reason: 'x', abuse: undefined }))).toEqual([]);
  });

  test('is missing where nothing was stated, whatever the field is', () => {
    expect(faults(note, statedIn({ text: '  ' }))).toEqual([{ pointer: '/text', code: 'required' }]);
    expect(faults(note, { text: '  ' })).toEqual([{ pointer: '/text', code: 'required' }]);
    expect(faults(closure, statedIn({ ground: '', note: '' }))).toEqual([{ pointer: '/ground', code: 'required' }]);
    expect(faults(handoverRequest, {}).map(({ pointer }) => pointer)).toEqual(['/to', '/reason']);
    expect(faults(factCorrection, { value: null }).map(({ pointer }) => pointer)).toEqual(['/fact', '/source']);
    expect(faults(completion, {})).toEqual([{ pointer: '/outcome', code: 'required' }]);
  });

  test('is too long, and by how much', () => {
    const fault = { pointer: '/text', code: 'too-long', most: 10_000, count: 7 };
    expect(faults(note, { text: 'x'.repeat(10_007) })).toEqual([fault]);
    // The blanks around it do not count.
    expect(faults(note, { text: ` ${'x'.repeat(10_007)} \n` })).toEqual([fault]);
  });

  test('is none of the choices, no date, or no number of a person', () => {
    expect(faults(closure, { ground: 'because' })).toEqual([{ pointer: '/ground', code: 'not-allowed' }]);
    expect(faults(pauseRequest, { step: 'x', ground: 'missing-information', from: '31.02.2026' })).toContainEqual({
      pointer: '/from',
      code: 'not-a-date',
    });
    expect(faults(personInput, { birthDate: '31.02.2026' })).toContainEqual({
      pointer: '/birthDate',
      code: 'not-a-date',
    });
    expect(faults(personInput, { cpr: '123' })).toEqual([{ pointer: '/cpr', code: 'cpr-length' }]);
    expect(faults(personInput, {})).toEqual([{ pointer: '', code: 'person-not-stated' }]);
  });
});
