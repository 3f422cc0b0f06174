import { describe, expect, test } from '@jest/globals';
import type { ReferralForm } from '@tovholder/api-client';
import { schemaOf } from '../../forms/schema';
import { type IntakeValues, missingIn, referralOf, startingValues } from './intake-values';
import { knownParties, questionOf } from './question';

const today = '2026-11-21';

const choice = (...values: readonly string[]) => ({
  type: 'string',
  oneOf: values.map((value) => ({ const: value, title: value })),
});
const form = (id: string, more: Partial<ReferralForm> = {}): ReferralForm => ({
  process: { id, title: id, summary: id },
  district: 'koebenhavns-vestegn',
  actingFor: { authority: 'kommune:0165', title: 'Albertslund Kommune' },
  facts: {
    type: 'object',
    properties: {
      unclear: { type: 'boolean' },
      because: { type: 'string', maxLength: 10_000 },
      override: {
        type: 'object',
        properties: { reason: { type: 'string' }, consent: { type: 'boolean' } },
        required: ['reason'],
      },
      offences: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            date: { type: 'string', format: 'date' },
            provision: { type: 'string', maxLength: 200 },
            limb: choice('listed', 'other-serious'),
          },
          required: ['date', 'provision', 'limb'],
        },
      },
    },
  },
  order: ['unclear', 'because', 'override', 'offences'],
  legalBases: [{ code: 'rpl-115-2', title: '', help: '', necessity: 'required' }],
  requestReview: true,
  person: { identifiedBy: ['cpr', 'replacementId', 'birthDate', 'unknown'], municipalities: [] },
  ...more,
});
const psp = form('psp-k');
const filled = (changed: Partial<IntakeValues> = {}): IntakeValues => {
  const values = startingValues([psp]);
  return {
    ...values,
    person: { ...values.person, cpr: '251248-9996', name: 'Nancy Ann Test Berggren' },
    reason: 'Egne ord',
    legalBasis: { code: '', necessity: 'Nødvendigt' },
    ...changed,
  };
};

describe('a referral that is being written', () => {
  test('begins empty, with the own municipality, and comes back from its draft', () => {
    const empty = startingValues([psp, form('exit')]);
    expect(empty).toMatchObject({
      process: 'psp-k',
      person: { by: 'cpr', municipality: '0165' },
      facts: { unclear: '' },
    });
    const kept = JSON.parse(JSON.stringify(filled({ process: 'exit' }))) as Record<string, unknown>;
    expect(startingValues([psp, form('exit')], kept)).toEqual(filled({ process: 'exit' }));
    // A process that is not offered any more gives way to one that is.
    expect(startingValues([psp], kept).process).toBe('psp-k');
  });

  test('names what it cannot be sent without, and nothing that may be unknown', () => {
    expect(missingIn(startingValues([psp]), psp, today)).toEqual([
      { pointer: '/person/cpr', code: 'required' },
      { pointer: '/reason', code: 'required' },
      { pointer: '/legalBasis/necessity', code: 'required' },
    ]);
    expect(missingIn(filled(), psp, today)).toEqual([]);
    const unknown = { ...filled().person, by: 'unknown' } as const;
    expect(missingIn(filled({ person: unknown }), psp, today)).toEqual([]);
    expect(missingIn(filled({ facts: { offences: [{ date: '2026-01-01' }] } }), psp, today)).toEqual([
      { pointer: '/facts/offences/0/provision', code: 'required' },
      { pointer: '/facts/offences/0/limb', code: 'required' },
    ]);
  });

  test('a birth date that does not lie behind is told', () => {
    const born = (birthDate: string) =>
      missingIn(filled({ person: { ...filled().person, by: 'birthDate', birthDate } }), psp, today);
    expect(born('2026-11-22')).toEqual([{ pointer: '/person/birthDate', code: 'date-in-future' }]);
    expect(born('2026-11-21')).toEqual([]);
  });

  test('is sent as what is stated: one identification, the only basis, no empty fields', () => {
    expect(referralOf(filled(), psp)).toEqual({
      process: 'psp-k',
      district: 'koebenhavns-vestegn',
      person: { cpr: '251248-9996', name: 'Nancy Ann Test Berggren', municipality: '0165' },
      reason: 'Egne ord',
      urgency: 'normal',
      facts: {},
      legalBasis: { code: 'rpl-115-2', necessity: 'Nødvendigt' },
    });
    const asked = referralOf(filled({ review: { reason: 'Se på den' } }), psp);
    expect(asked).toMatchObject({ requestReview: { reason: 'Se på den' } });
    const unknown = { ...filled().person, by: 'unknown' } as const;
    expect(referralOf(filled({ person: unknown }), psp).person).not.toHaveProperty('cpr');
  });
});

describe('the question where it belongs', () => {
  const ask = (values: IntakeValues) =>
    questionOf(values, { district: 'koebenhavns-vestegn', schemas: [schemaOf(psp.facts)] });

  test('holds no name, nobody’s words, and no half typed number', () => {
    const asked = ask(filled({ facts: { because: 'Hemmeligt', unclear: 'true' } }));
    expect(asked.facts).toEqual({ because: '–', unclear: true });
    expect(JSON.stringify(asked)).not.toMatch(/Hemmeligt|Nancy|Egne ord|Nødvendigt/);
    const typing = { ...filled().person, cpr: '251248-99' };
    expect(ask(filled({ person: typing })).person).toEqual({ municipality: '0165' });
  });

  test('waits for a number and a date that exist', () => {
    const { person } = filled();
    expect(ask(filled({ person: { ...person, cpr: '310226-9999' } })).person).toEqual({ municipality: '0165' });
    const born = { ...person, by: 'birthDate', birthDate: '31.02.2026' } as const;
    expect(ask(filled({ person: born })).person).toEqual({ municipality: '0165' });
    const offences = [{ date: '31.02.2026', provision: 'STRL § 245', limb: 'listed' }];
    expect(ask(filled({ facts: { offences } })).facts).toEqual({ offences: [] });
  });

  test('waits for what is not complete', () => {
    const offences = [
      { date: '2026-01-01', provision: 'STRL § 245', limb: 'listed' },
      { date: '2026-02-01', provision: '', limb: 'listed' },
    ];
    const asked = ask(filled({ facts: { offences, override: { reason: '', consent: 'true' } } }));
    expect(asked.facts).toEqual({ offences: [{ date: '2026-01-01', provision: '–', limb: 'listed' }] });
  });

  test('counts whoever refers among the four', () => {
    expect(knownParties({ politi: 'known', psykiatri: 'possible' }, 'kommune:0165')).toBe(2);
    expect(knownParties({ politi: 'known' }, 'politi')).toBe(1);
    expect(knownParties(undefined, 'pspk')).toBe(0);
  });
});
