import { randomUUID } from 'node:crypto';
import type { Principal } from '@tovholder/domain/access';
import { appendDirect, findUser, readCase, type Store } from '@tovholder/persistence';
import { coordinator, unit } from './course';
import type { RecordServer } from './database';

export const secretariat = unit('pspk.sekretariatsgruppe');

/** A database of the test's own, with colleagues of the coordinator. */
export async function withColleagues(
  server: RecordServer,
  { name, ids = ['anna', 'bo', 'carla'] }: { readonly name: string; readonly ids?: readonly string[] },
): Promise<Store> {
  const { store } = await server.database(name);
  for (const id of ids) {
    await store.dataSource.query(`INSERT INTO app_user (id, name, language, active) VALUES ($1, $1, 'da', true)`, [id]);
    await store.dataSource.query(`INSERT INTO membership (user_id, unit_id, role) VALUES ($1, $2, 'coordinator')`, [
      id,
      secretariat,
    ]);
  }
  return store;
}

/** Who somebody is to the access policy, who owns a step, and giving one to somebody. */
export const ownersIn = (store: () => Store) => ({
  principalOf: async (userId: string): Promise<Principal> => {
    const user = (await findUser(store().dataSource, userId))!;
    const { memberships, actingFor } = user;
    return {
      userId,
      roles: memberships.map(({ role }) => role as Principal['roles'][number]),
      authorities: memberships.map(({ authority }) => authority),
      units: memberships.map(({ unit: id }) => id),
      districts: memberships.map(({ district }) => district),
      actingFor,
      language: 'da',
    };
  },
  assign: (caseId: string, owner: string | null, key = 'acknowledge') =>
    appendDirect(store(), {
      caseId,
      commandId: randomUUID(),
      bodyHash: 'x',
      actor: coordinator,
      action: { type: 'assign', key, owner },
    }),
  ownerOf: async (caseId: string, key = 'acknowledge') =>
    (await readCase(store(), caseId))!.steps.find((step) => step.key === key)!.owner,
});
