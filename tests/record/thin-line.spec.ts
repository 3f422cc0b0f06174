import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { visibilityCriteria } from '@tovholder/domain/access';
import { listWorkItems, readCase, type Store } from '@tovholder/persistence';
import { coordinator, Drive, nancy, unit } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('thin_line'));
}, 60_000);
afterAll(() => server.stop());

describe('a referral on its way', () => {
  test('is submitted, opened, listed, worked on and read', async () => {
    const drive = await Drive.opened(store);
    const kase = await readCase(store, drive.caseId);
    expect(kase).toMatchObject({ state: 'open', version: 2, person: { cpr: nancy.cpr, name: nancy.name } });
    expect(kase?.steps.map(({ key }) => key)).toContain('acknowledge');

    const criteria = visibilityCriteria({
      userId: coordinator.userId,
      roles: ['coordinator'],
      authorities: ['pspk'],
      units: [coordinator.unit!],
      districts: ['koebenhavns-vestegn'],
      actingFor: [],
      language: 'da',
    });
    const list = await listWorkItems(store, {
      criteria,
      scope: { type: 'unit', units: [unit('pspk.sekretariatsgruppe')] },
      state: 'open',
      limit: 50,
    });
    expect(list.items.map(({ step }) => step.key)).toContain('acknowledge');

    const result = await drive.complete(
      { key: 'acknowledge', outcome: 'acknowledged' },
      { text: { note: 'Modtaget' } },
    );
    expect(result.kind).toBe('appended');
    expect((await readCase(store, drive.caseId))?.steps.find(({ key }) => key === 'acknowledge')).toMatchObject({
      state: 'done',
      outcome: 'acknowledged',
    });
  });
});
