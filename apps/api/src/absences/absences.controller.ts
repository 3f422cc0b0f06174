import { Controller, Get, Inject, Post } from '@nestjs/common';
import {
  absence,
  absenceCancellation,
  absenceList,
  absenceParams,
  absenceRequest,
  type AbsenceView,
  type Immutable,
} from '@tovholder/contracts/http';
import { absencesVisible, administers } from '@tovholder/domain/access';
import { localDateOf } from '@tovholder/domain/calendar';
import {
  type AbsenceRecord,
  cancelAbsence,
  findUser,
  listAbsences,
  listDirectory,
  recordAbsence,
  type Store,
} from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import {
  type AnswerHead,
  Body,
  Command,
  type CommandHeaders,
  CurrentReader,
  Params,
  type Reader,
  Reply,
} from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { RECORD } from '../platform/tokens';
import { invalidInput, Problem } from '../problems/problem';
import { People } from '../users/people';

@Controller('absences')
export class AbsencesController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(People) private readonly people: People,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  @Get()
  @Operation({
    id: 'listAbsences',
    tag: 'People',
    summary: 'Who is or will be away: I, those in my units, and those in the units that I supervise',
    answer: absenceList,
  })
  async list(@CurrentReader() reader: Reader): Promise<Immutable<z.input<typeof absenceList>>> {
    const { userId, districts } = reader.principal;
    const { units: all } = await listDirectory(this.record, districts);
    const units = all.filter((unit) => absencesVisible(reader.principal, unit)).map(({ id }) => id);
    const endingFrom = this.today(reader);
    const [own, others] = await Promise.all([
      listAbsences(this.record, { userId, endingFrom }),
      listAbsences(this.record, { units, endingFrom }),
    ]);
    const absences = [...new Map([...own, ...others].map((it) => [it.id, it])).values()].sort(
      (one, other) => one.fromOn.localeCompare(other.fromOn) || one.id.localeCompare(other.id),
    );
    return { items: await this.present(absences, reader) };
  }

  @Post()
  @Operation({
    id: 'recordAbsence',
    tag: 'People',
    summary: 'Record or change that I, or someone whom I supervise, will be away, and who acts meanwhile',
    body: absenceRequest,
    answer: absence,
    answerHeaders: { 'Idempotent-Replayed': 'true where the absence had been recorded before' },
    status: 201,
    idempotency: 'optional',
    problems: ['not-found', 'deputy-needed', 'absence-overlaps'],
  })
  async create(
    @CurrentReader() reader: Reader,
    @Body() { user, from, to, deputy, replaces }: z.output<typeof absenceRequest>,
    @Command() { commandId, bodyHash }: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<AbsenceView> {
    const me = reader.principal.userId;
    const userId = user ?? me;
    if (userId !== me) await this.people.administered(userId, reader);
    if (to < from) throw invalidInput({ pointer: '/to', code: 'before-start' });
    const result = await recordAbsence(this.record, {
      commandId,
      bodyHash,
      userId,
      fromOn: from,
      toOn: to,
      ...(deputy === undefined ? {} : { deputyId: deputy }),
      ...(replaces === undefined ? {} : { replaces }),
      recordedBy: me,
    });
    switch (result.kind) {
      case 'recorded':
        if (result.replayed) reply.header('idempotent-replayed', 'true');
        return this.one(result.absence, reader);
      case 'deputy-needed':
        throw await this.people.deputyNeeded(
          { ...result, deputies: await this.people.knownAmong(result.deputies, { userId, reader }) },
          reader,
        );
      case 'deputy-not-possible':
        throw this.people.deputyNotPossible(result.because);
      case 'overlaps':
        throw new Problem('absence-overlaps');
      case 'no-such-user':
      case 'no-such-absence':
        throw new Problem('not-found');
      case 'body-differs':
        throw new Problem('idempotency-key-reused');
    }
  }

  @Post(':id/cancellation')
  @Operation({
    id: 'cancelAbsence',
    tag: 'People',
    summary: 'The user is here after all; doing so again changes nothing',
    params: absenceParams,
    body: absenceCancellation,
    answer: absence,
    idempotency: 'optional',
    problems: ['not-found'],
  })
  async cancel(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof absenceParams>,
  ): Promise<AbsenceView> {
    const [found] = await listAbsences(this.record, { id, includeCancelled: true });
    if (!found) throw new Problem('not-found');
    if (found.userId !== reader.principal.userId) await this.people.administered(found.userId, reader);
    const result = await cancelAbsence(this.record, { absenceId: id });
    if (result.kind === 'no-such-absence') throw new Problem('not-found');
    return this.one(result.absence, reader);
  }

  private today({ principal }: Reader): string {
    return localDateOf(new Date().toISOString(), this.districts.homeOf(principal).zone);
  }

  private async one(record: AbsenceRecord, reader: Reader): Promise<AbsenceView> {
    const [view] = await this.present([record], reader);
    if (!view) throw new Error('An absence is presented as one view');
    return view;
  }

  private async present(absences: readonly AbsenceRecord[], reader: Reader): Promise<AbsenceView[]> {
    const names = await this.people.namesOf(absences.flatMap(({ userId, deputyId }) => [userId, deputyId]));
    const person = (id: string) => ({ id, name: names.get(id) ?? id });
    return Promise.all(
      absences.map(async (record) => ({
        id: record.id,
        user: person(record.userId),
        deputy: person(record.deputyId),
        from: record.fromOn,
        to: record.toOn,
        recordedBy: record.recordedBy,
        recordedAt: record.recordedAt,
        cancelledAt: record.cancelledAt,
        actions: (await this.mayChange(record, reader)) ? ['change', 'cancel'] : [],
      })),
    );
  }

  private async mayChange({ userId, cancelledAt }: AbsenceRecord, { principal }: Reader): Promise<boolean> {
    if (cancelledAt !== null) return false;
    if (userId === principal.userId) return true;
    const user = await findUser(this.record.dataSource, userId);
    return user !== null && administers(principal, { userId, memberships: user.memberships });
  }
}
