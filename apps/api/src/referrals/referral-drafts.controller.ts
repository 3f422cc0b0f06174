import { Controller, Delete, Get, Inject, Put } from '@nestjs/common';
import {
  draft,
  draftDeleted,
  draftInput,
  draftList,
  draftParams,
  draftSaved,
  type DraftSummaryView,
  type DraftView,
  type Immutable,
} from '@tovholder/contracts/http';
import { deleteDraft, listDrafts, readDraft, saveDraft, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { identifyCommand } from '../http/command-identity';
import { Operation } from '../http/operation';
import { Body, CurrentReader, Params, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';

/** The route that submits a draft: with its id as key it is the same command however often it is sent. */
const submission = 'POST /v1/referrals';

@Controller('referral-drafts')
export class ReferralDraftsController {
  constructor(@Inject(RECORD) private readonly record: Store) {}

  @Get()
  @Operation({
    id: 'listReferralDrafts',
    tag: 'Referrals',
    summary: 'My drafts, newest first; nobody else’s are ever listed',
    answer: draftList,
  })
  async list(@CurrentReader() { principal }: Reader): Promise<Immutable<z.input<typeof draftList>>> {
    return { items: await listDrafts(this.record, { userId: principal.userId }) };
  }

  @Get(':id')
  @Operation({
    id: 'getReferralDraft',
    tag: 'Referrals',
    summary: 'One of my drafts as it was last saved',
    params: draftParams,
    answer: draft,
    problems: ['not-found'],
  })
  async get(
    @CurrentReader() { principal }: Reader,
    @Params() { id }: z.output<typeof draftParams>,
  ): Promise<DraftView> {
    const found = await readDraft(this.record, { userId: principal.userId, id });
    if (!found) throw new Problem('not-found');
    return found;
  }

  @Put(':id')
  @Operation({
    id: 'saveReferralDraft',
    tag: 'Referrals',
    summary: 'Keep a draft as it stands; the id is the client’s own',
    description:
      'Stored encrypted, for its user only. Deleted when a referral is submitted with its id as Idempotency-Key, or 14 days after it was last saved (ASSUMPTION). One that has been submitted is not brought back: 409.',
    params: draftParams,
    body: draftInput,
    answer: draftSaved,
    problems: ['draft-submitted'],
  })
  async save(
    @CurrentReader() { principal }: Reader,
    @Params() { id }: z.output<typeof draftParams>,
    @Body() { situation, process, content }: z.output<typeof draftInput>,
  ): Promise<DraftSummaryView> {
    const { userId } = principal;
    const { commandId } = identifyCommand({ userId, route: submission, key: id, body: undefined, required: true });
    const saved = await saveDraft(this.record, { userId, id, commandId, situation, process, content });
    if (!saved) throw new Problem('draft-submitted');
    return saved;
  }

  @Delete(':id')
  @Operation({
    id: 'deleteReferralDraft',
    tag: 'Referrals',
    summary: 'Throw a draft away; doing so again changes nothing',
    params: draftParams,
    answer: draftDeleted,
  })
  async delete(
    @CurrentReader() { principal }: Reader,
    @Params() { id }: z.output<typeof draftParams>,
  ): Promise<z.input<typeof draftDeleted>> {
    return { id, deleted: await deleteDraft(this.record, { userId: principal.userId, id }) };
  }
}
