import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readCase, type Actor, type Store } from '@tovholder/persistence';
import { Drive, unit } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('netvaerkssamraad'));
}, 60_000);
afterAll(() => server.stop());

const police: Actor & { authority: string } = {
  userId: 'screening.politi',
  authority: 'politi',
  unit: unit('politi.screening'),
};

const dueOfFirstStep = async (facts: Readonly<Record<string, string | boolean>>) => {
  const drive = await Drive.opened(store, {
    process: 'netvaerkssamraad',
    actor: police,
    person: { name: 'Fie Eksempelsen', birthDate: '2012-05-01', municipality: '0165' },
    facts: { trigger: 'police-documentation', underUkl: false, ...facts },
    legalBasis: { code: 'rpl-115-1-1', necessity: 'Kommunen skal indkalde netværket' },
  });
  const step = (await readCase(store, drive.caseId))!.steps.find(({ key }) => key === 'repeat-check')!;
  return { trigger: step.due!.certificate.trigger, due: step.due!.localDate };
};

test('the seven days run from receipt by the municipality where it is stated, else from the submission', async () => {
  const stated = await dueOfFirstStep({ receivedOn: '2026-11-02' });
  expect(stated).toMatchObject({ trigger: { event: 'receivedOn', localDate: '2026-11-02' }, due: '2026-11-09' });
  expect(await dueOfFirstStep({})).toMatchObject({ trigger: { event: 'submitted' } });
});
