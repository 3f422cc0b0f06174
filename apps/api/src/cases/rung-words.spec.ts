import { describe, expect, test } from '@jest/globals';
import { standardLadders } from '@tovholder/domain/ladders';
import { rungTitle } from './rung-words';

describe('what a rung is called', () => {
  test.each([
    ['standard', 'due-2wd', 'Påmindelse 2 arbejdsdage før fristen', 'Reminder 2 working days before the deadline'],
    ['standard', 'due', 'Fristen er overskredet', 'The deadline has passed'],
    ['soft', 'due', 'Vejledende frist passeret', 'Indicative deadline passed'],
    ['handover', 'due', 'Svarfristen er udløbet', 'The time to answer has passed'],
    ['hours', 'due+1h', 'Rykker 1 time efter fristen', 'Escalation 1 hour after the deadline'],
    ['demo', 'due+20s', 'Rykker 20 sekunder efter fristen', 'Escalation 20 seconds after the deadline'],
    ['own', 'last-call', 'Rykker', 'Reminder'],
  ])('%s %s', (ladder, rung, da, en) => {
    expect(rungTitle({ ladder, rung }, 'da')).toBe(da);
    expect(rungTitle({ ladder, rung }, 'en')).toBe(en);
  });

  test('every rung of the standard ladders has words of its own', () => {
    for (const { id, rungs } of standardLadders) {
      const titles = rungs.map((rung) => rungTitle({ ladder: id, rung: rung.id }, 'da'));
      expect(new Set(titles).size).toBe(titles.length);
      expect(titles).not.toContain('Rykker');
    }
  });
});
