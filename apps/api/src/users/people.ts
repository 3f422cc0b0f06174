import { Inject, Injectable } from '@nestjs/common';
import { administers, membersVisible, supervises } from '@tovholder/domain/access';
import type { Localized } from '@tovholder/domain/text';
import {
  type DirectoryUser,
  findUser,
  listDirectory,
  type NotPossibleBecause,
  type OwnedStepRecord,
  type PossibleDeputy,
  type Store,
} from '@tovholder/persistence';
import { Cases } from '../cases/cases';
import { KnownCases } from '../cases/known-cases';
import type { Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { invalidInput, Problem } from '../problems/problem';

/** How many steps a refusal lists: enough to see what is at stake. */
const listedSteps = 100;

const t = (da: string, en: string): Localized => ({ da, en });
const whyNotDeputy: Readonly<Record<NotPossibleBecause, Localized>> = {
  unknown: t('Der er ingen sådan bruger.', 'There is no such user.'),
  inactive: t('Brugeren er ikke aktiv.', 'The user is not active.'),
  'same-user': t('Vælg en anden end brugeren selv.', 'Choose another than the user.'),
  absent: t('Brugeren er selv fraværende i perioden.', 'The user is away in that period too.'),
  'in-conflict': t(
    'Brugeren har oplyst inhabilitet i en af sagerne.',
    'The user has declared a conflict of interest in one of the cases.',
  ),
  'not-in-unit': t(
    'Brugeren hører ikke til den enhed, som opgaverne påhviler.',
    'The user is not in the unit that owes the steps.',
  ),
};

/** The directory's people, and who may say that one of them is away or has left. */
@Injectable()
export class People {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(KnownCases) private readonly known: KnownCases,
  ) {}

  /** @throws Problem `not-found`, or 403 where the reader does not see to this user */
  async administered(userId: string, { principal }: Reader): Promise<DirectoryUser> {
    if (!supervises(principal) && !principal.roles.includes('operator'))
      throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
    const user = await findUser(this.record.dataSource, userId);
    if (!user) throw new Problem('not-found');
    if (!administers(principal, { userId, memberships: user.memberships }))
      throw new Problem('forbidden', { reasonCode: 'not-your-authority' });
    return user;
  }

  /** Names by user id; a user whom the directory no longer knows goes by the id. */
  async namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(userIds)];
    const users = await Promise.all(ids.map((id) => findUser(this.record.dataSource, id)));
    return new Map(ids.map((id, index) => [id, users[index]?.name ?? id]));
  }

  /** The refusal that asks for a deputy and lists what would stand without an owner, and who can be it where that is told. */
  async deputyNeeded(
    { steps, deputies }: { readonly steps: readonly OwnedStepRecord[]; readonly deputies?: readonly PossibleDeputy[] },
    reader: Reader,
  ): Promise<Problem> {
    const listed = steps.slice(0, listedSteps);
    const known = await this.known.among(
      listed.map(({ caseId }) => caseId),
      reader,
    );
    return new Problem('deputy-needed', {
      extensions: {
        steps: listed.map(({ caseId, caseNumber, key, process, step }) => {
          const definition = this.cases.processOf({ process }).steps[step];
          const title = definition?.title[reader.language] ?? step;
          return known.has(caseId)
            ? { caseId, caseNumber, key, process, title }
            : { caseId: null, caseNumber: null, key: null, process, title };
        }),
        ...(deputies ? { deputies } : {}),
      },
    });
  }

  deputyNotPossible(because: NotPossibleBecause): Problem {
    return invalidInput({ pointer: '/deputy', code: 'deputy-not-possible', text: whyNotDeputy[because] });
  }

  /** Of these, the ones whom the reader knows to be the user's colleagues: who works with Exit is not told by an offer. */
  async knownAmong(
    deputies: readonly PossibleDeputy[],
    { userId, reader: { principal } }: { readonly userId: string; readonly reader: Reader },
  ): Promise<PossibleDeputy[]> {
    const { units } = await listDirectory(this.record, principal.districts);
    const shared = units
      .filter((unit) => membersVisible(principal, unit))
      .filter(({ members }) => members.some(({ id }) => id === userId));
    const known = new Set(shared.flatMap(({ members }) => members.map(({ id }) => id)));
    return deputies.filter(({ id }) => known.has(id));
  }
}
