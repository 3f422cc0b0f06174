import { Controller, Get, Inject } from '@nestjs/common';
import {
  caseList,
  caseParams,
  caseQuery,
  type CaseView,
  caseView,
  type Immutable,
  timeline,
  timelineQuery,
} from '@tovholder/contracts/http';
import { decide, personVisible, visibilityCriteria } from '@tovholder/domain/access';
import { type CaseSummaryRecord, readTimeline, searchCases, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { type AnswerHead, CurrentReader, Params, Query, type Reader, Reply } from '../http/request';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { caseHeaders, tagVersion } from './answer';
import { presentPerson, seesContent } from './case.presenter';
import { Cases } from './cases';
import { presentTimeline } from './timeline.presenter';

type CaseListView = Immutable<z.input<typeof caseList>>;
type TimelineView = Immutable<z.input<typeof timeline>>;

@Controller('cases')
export class CasesController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(RECORD) private readonly record: Store,
  ) {}

  @Get()
  @Operation({
    id: 'listCases',
    tag: 'Cases',
    summary: 'Cases that I may know of, newest first',
    query: caseQuery,
    answer: caseList,
    problems: ['invalid-cursor'],
  })
  async list(@CurrentReader() reader: Reader, @Query() query: z.output<typeof caseQuery>): Promise<CaseListView> {
    requireAllowed(decide(reader.principal, 'case.list'));
    const { person, ...rest } = query;
    const page = await searchCases(this.record, {
      ...rest,
      ...(person === undefined ? {} : { personId: person }),
      criteria: visibilityCriteria(reader.principal),
    });
    return {
      items: page.items.map((item) => this.summary(item, reader)),
      nextCursor: page.nextCursor,
      total: page.total,
      totalIsExact: page.totalIsExact,
    };
  }

  @Get(':id')
  @Operation({
    id: 'getCase',
    tag: 'Cases',
    summary: 'A case: what must happen now, by whom and when; what happened; what I may do',
    params: caseParams,
    answer: caseView,
    answerHeaders: caseHeaders,
    problems: ['not-found'],
  })
  async get(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof caseParams>,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const record = await this.cases.visible(id, reader);
    tagVersion(reply, record);
    return this.cases.present(record, reader);
  }

  @Get(':id/timeline')
  @Operation({
    id: 'getTimeline',
    tag: 'Cases',
    summary: 'What happened in a case, in order, as far as I may see it',
    params: caseParams,
    query: timelineQuery,
    answer: timeline,
    problems: ['not-found', 'invalid-cursor'],
  })
  async timeline(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof caseParams>,
    @Query() { limit, cursor }: z.output<typeof timelineQuery>,
  ): Promise<TimelineView> {
    const record = await this.cases.visible(id, reader);
    const page = await readTimeline(this.record, { caseId: id, limit, ...(cursor === undefined ? {} : { cursor }) });
    const items = presentTimeline(page.items, { record, process: this.cases.processOf(record), reader });
    // A total over events that the reader does not see would tell how many there are.
    return { items, nextCursor: page.nextCursor };
  }

  private summary(item: CaseSummaryRecord, reader: Reader): CaseListView['items'][number] {
    const { access, outcome } = item;
    const { title, endings } = this.cases.processOf(item);
    const seenOutcome = seesContent(reader, access) ? outcome : null;
    return {
      id: item.id,
      caseNumber: item.caseNumber,
      process: { id: item.process, title: title[reader.language] },
      district: item.district,
      state: access.state,
      version: item.version,
      urgency: item.urgency,
      receivedAt: item.receivedAt,
      openedAt: item.openedAt,
      closedAt: item.closedAt,
      person: personVisible(reader.principal, access) ? presentPerson(item.person) : {},
      outcome: seenOutcome,
      outcomeTitle: seenOutcome && (endings[seenOutcome]?.[reader.language] ?? seenOutcome),
    };
  }
}
