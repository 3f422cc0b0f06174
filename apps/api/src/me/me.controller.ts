import { Controller, Get, Inject } from '@nestjs/common';
import { type Immutable, me } from '@tovholder/contracts/http';
import { localDateOf } from '@tovholder/domain/calendar';
import { listNotifications, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentReader, type Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { PROCESSES, type Processes, RECORD } from '../platform/tokens';
import { presentSelf } from './me.presenter';

@Controller('me')
export class MeController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  @Get()
  @Operation({ id: 'getMe', tag: 'Me', summary: 'Who I am here, for whom I act, and what is unread', answer: me })
  async me(@CurrentReader() reader: Reader): Promise<Immutable<z.input<typeof me>>> {
    const { principal, name, deputies } = reader;
    const { userId, language, roles, authorities, units, districts, actingFor } = principal;
    const { unread } = await listNotifications(this.record, { userId, unreadOnly: true, limit: 1 });
    return {
      id: userId,
      name,
      language,
      roles: [...roles],
      authorities: [...authorities],
      units: [...units],
      districts: [...districts],
      deputies: [...deputies],
      actingFor: [...actingFor],
      unreadNotifications: unread,
      ...presentSelf({
        reader,
        profiles: this.districts.all.filter(({ id }) => districts.includes(id)),
        titleOfProcess: (id) => this.processes.get(id)?.title[reader.language] ?? id,
        today: localDateOf(new Date().toISOString(), this.districts.homeOf(principal).zone),
      }),
    };
  }
}
