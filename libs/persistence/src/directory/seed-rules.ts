import { canonicalJson, sha256Hex } from '@tovholder/contracts/canonical';
import { calendarOf, laddersOf, rulesOf, type DistrictProfile } from '@tovholder/districts';
import type { EntityManager } from 'typeorm';
import { CalendarRow, RuleSetRow } from '../entities/directory';
import { changed } from '../rule-change/change';
import type { RuleChange } from '../rule-change/types';
import type { RuleSetContent } from './rule-set';

/**
 * A new version of a district's rule set where its profile says something else than the one that the latest version was
 * made from. Changes that were applied since stand on top of the new profile too: a file does not undo what someone
 * decided knowing what it moves. Cases keep their version.
 */
export async function seedRules(
  manager: EntityManager,
  districts: ReadonlyMap<string, DistrictProfile>,
): Promise<void> {
  for (const profile of districts.values()) {
    const base = contentOf(profile);
    const baseHash = hashOf(base);
    const latest = await manager.findOne(RuleSetRow, { where: { district: profile.id }, order: { version: 'DESC' } });
    if (latest?.baseHash === baseHash) continue;
    const applied: RuleChange = latest?.applied ?? {};
    const content = changed(base, applied);
    const { calendar, rules, ladders } = content;
    await manager
      .createQueryBuilder()
      .insert()
      .into(CalendarRow)
      .values({ version: calendar.version, content: calendar })
      .orIgnore()
      .execute();
    await manager.insert(RuleSetRow, {
      district: profile.id,
      version: (latest?.version ?? 0) + 1,
      hash: hashOf(content),
      baseHash,
      applied,
      rules,
      ladders,
      calendarVersion: calendar.version,
      recordedAt: new Date(),
    });
  }
}

function contentOf(profile: DistrictProfile): RuleSetContent {
  return {
    rules: [...rulesOf(profile).values()],
    calendar: calendarOf(profile),
    ladders: { ladders: [...laddersOf(profile).values()], hour: profile.notifyAt, dutyRosters: profile.dutyRosters },
  };
}

export const hashOf = ({ rules, calendar, ladders }: RuleSetContent): string =>
  sha256Hex(canonicalJson({ rules, calendar: calendar.version, ladders }));
