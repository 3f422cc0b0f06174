import { describe, expect, test } from '@jest/globals';
import { loadDistricts } from '@tovholder/districts';
import { processes } from '@tovholder/workflows/processes';
import { unitsAround } from './group';
import { schedulingOf } from './scheduling';

describe('a step that waits for a meeting', () => {
  const pspK = processes.get('psp-k')!;

  test('asks for the date of one and for nothing else', () => {
    expect(schedulingOf(pspK.steps['schedule'])).toEqual({
      outcome: 'scheduled',
      field: 'meetingOn',
      fact: 'handlegruppe-meeting',
    });
  });

  test('is none that asks for anything else', () => {
    const others = Object.entries(pspK.steps).filter(([id]) => id !== 'schedule');
    expect(others.filter(([, step]) => schedulingOf(step)).map(([id]) => id)).toEqual([]);
    expect(schedulingOf(undefined)).toBeUndefined();
  });
});

describe('who can be invited', () => {
  const profile = loadDistricts().get('koebenhavns-vestegn')!;
  const around = (group: string) => unitsAround(profile, `koebenhavns-vestegn/${group}`).map((id) => id.split('/')[1]);

  test('to a handlegruppe: the three, the secretariat, and the group’s own municipalities', () => {
    expect(around('pspk.handlegruppe-0165')).toEqual(
      expect.arrayContaining([
        'psykiatri',
        'kriminalforsorg',
        'politi.pspk',
        'pspk.sekretariatsgruppe',
        'kommune-0165',
      ]),
    );
    expect(around('pspk.handlegruppe-0165').filter((id) => id?.startsWith('kommune-'))).toEqual(['kommune-0165']);
    // Ishøj and Vallensbæk share one.
    expect(around('pspk.handlegruppe-0183').filter((id) => id?.startsWith('kommune-'))).toHaveLength(2);
  });

  test('to the styregruppe: every municipality of the district, and no Exit unit', () => {
    const units = around('pspk.styregruppe');
    expect(units.filter((id) => id?.startsWith('kommune-'))).toHaveLength(profile.municipalities.length);
    expect(units.some((id) => id?.endsWith('.exit'))).toBe(false);
  });
});
