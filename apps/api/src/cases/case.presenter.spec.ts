import { describe, expect, test } from '@jest/globals';
import { coordinator, present, reader, referrer, unit } from './sample-case';

describe('what a reader sees of a PSP-K case', () => {
  test('is whole for its coordinator', () => {
    const view = present(coordinator);
    expect(view.person.cpr).toBe('2512489996');
    expect(view.facts).toEqual({ unclearBecause: 'LATER' });
    expect(view.verdict).toBe('eligible');
    expect(view.steps.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['acknowledge', null],
      ['confirm-involvement:psykiatri', null],
      ['confirm-involvement:politi', 'supports-now'],
    ]);
    expect(view.steps[0]?.actions).toContain('complete');
    expect(view.steps[0]?.outcomes.map(({ id }) => id)).toEqual(['acknowledged']);
    expect(view.steps[1]?.outcomes).toEqual([]);
  });

  test('names units, authorities and people, and tells what was written with an outcome, where it is seen', () => {
    const view = present(coordinator);
    expect(view.referrer).toMatchObject({ title: `U ${unit('kommune-0165')}`, userName: 'Karen Prøve' });
    expect(view.legalBasis?.title).toContain('§ 115, stk. 2');
    expect(view.steps[2]).toMatchObject({
      by: { unitTitle: `U ${unit('politi.pspk')}`, authorityTitle: 'A politi' },
      completedBy: { name: 'screening.politi', unitTitle: `U ${unit('politi.pspk')}` },
      note: 'WRITTEN',
    });
    expect(view.steps.map(({ mine }) => mine)).toEqual([true, false, false]);
    expect(view.closureGrounds.map(({ ground }) => ground)).toContain('moved');

    const seenByReferrer = present(referrer);
    expect(seenByReferrer.closureGrounds).toEqual([]);
    expect(JSON.stringify(seenByReferrer)).not.toContain('WRITTEN');
    const supervisor = present(reader('supervisor.politi', 'supervisor', { authority: 'politi', unit: 'politi.pspk' }));
    expect(JSON.stringify(supervisor)).not.toContain('WRITTEN');
  });

  test('shows its referrer the own submission, not what was corrected later nor who answered what', () => {
    const view = present(referrer);
    expect(view.facts).toEqual({ unclearBecause: 'FIRST' });
    expect(view.verdict).toBe('not-eligible');
    expect(view.routes.map(({ to }) => to)).toEqual(['psp']);
    expect(view.quorum).toBe('asking');
    expect(JSON.stringify(view)).not.toContain('supports-now');
    expect(JSON.stringify(view)).not.toContain('LATER');
  });

  test('shows an asked authority the identity and its own step, and nothing of the referral', () => {
    const view = present(reader('caseworker.psykiatri', 'caseworker', { authority: 'psykiatri', unit: 'psykiatri' }));
    expect(view.person.name).toBe('Nancy Ann Test Berggren');
    expect(view.steps.map(({ key }) => key)).toEqual(['confirm-involvement:psykiatri']);
    expect(view.facts).toBeUndefined();
    expect(view.quorum).toBeNull();
    expect(JSON.stringify(view)).not.toMatch(/REASON|NECESSITY|FIRST|LATER|screening\.politi/);
  });

  test('leaves an authority that has answered its own answer alone', () => {
    const view = present(reader('screening.politi', 'caseworker', { authority: 'politi', unit: 'politi.pspk' }));
    expect(view.person).toEqual({});
    expect(view.steps.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['confirm-involvement:politi', 'supports-now'],
    ]);
    expect(JSON.stringify(view)).not.toMatch(/2512489996|Berggren|REASON/);
  });

  test('shows a supervisor steps, owners and dates of the own authority, without content', () => {
    const view = present(reader('supervisor.politi', 'supervisor', { authority: 'politi', unit: 'politi.pspk' }));
    expect(view.person).toEqual({});
    expect(view.steps.map(({ key, outcome, completedBy }) => [key, outcome, completedBy])).toEqual([
      ['confirm-involvement:politi', null, null],
    ]);
    expect(JSON.stringify(view)).not.toMatch(/2512489996|Berggren|REASON|supports-now/);
  });
});
