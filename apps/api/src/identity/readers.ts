import { Inject, Injectable } from '@nestjs/common';
import { roles, type Role } from '@tovholder/domain/access';
import type { Language } from '@tovholder/domain/text';
import { type DirectoryUser, findUser, type Store } from '@tovholder/persistence';
import type { Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';

/** Turns a token's subject into the user whom the directory knows: rights come from there, never from the token. */
@Injectable()
export class Readers {
  constructor(@Inject(RECORD) private readonly record: Store) {}

  /** @throws Problem `not-in-directory` */
  async find(subject: string): Promise<DirectoryUser> {
    const user = await findUser(this.record.dataSource, subject);
    if (!user?.active) throw new Problem('not-in-directory');
    return user;
  }
}

/** The principal of a directory user, and the language that they are answered in. */
export function readerOf(user: DirectoryUser, language: Language): Reader {
  const { id, name, memberships, actingFor, deputies } = user;
  const of = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
  return {
    principal: {
      userId: id,
      roles: of(memberships.map(({ role }) => role).filter(isRole)),
      authorities: of(memberships.map(({ authority }) => authority)),
      units: of(memberships.map(({ unit }) => unit)),
      districts: of(memberships.map(({ district }) => district)),
      actingFor,
      language: user.language,
    },
    name,
    deputies,
    memberships,
    language,
  };
}

function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value);
}
