import { Controller, Get, Inject, Post } from '@nestjs/common';
import {
  caseList,
  caseParams,
  caseQuery,
  caseSearch,
  type CaseView,
  caseView,
  disclosureList,
  type Immutable,
  timeline,
  timelineQuery,
} from '@tovholder/contracts/http';
import { decide, personVisible, visibilityCriteria } from '@tovholder/domain/access';
import { type CaseSummaryRecord, readDisclosures, readTimeline, searchCases, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { type AnswerHead, Body, CurrentReader, Params, Query, type Reader, Reply } from '../http/request';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { caseHeaders, tagVersion } from './answer';
import { presentPerson, seesContent } from './case.presenter';
import { Cases } from './cases';
import { presentDisclosures } from './disclosure.presenter';
import { presentTimeline } from './timeline.presenter';

type CaseListView = Immutable<z.input<typeof caseList>>;
type DisclosuresView = Immutable<z.input<typeof disclosureList>>;
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
  list(@CurrentReader() reader: Reader, @Query() query: z.output<typeof caseQuery>): Promise<CaseListView> {
    return this.found(query, reader);
  }

  @Post('search')
  @Operation({
    id: 'searchCases',
    tag: 'Cases',
    summary: 'The same, by what is no part of an address: a CPR number or names',
    body: caseSearch,
    answer: caseList,
    problems: ['invalid-cursor'],
  })
  search(@CurrentReader() reader: Reader, @Body() query: z.output<typeof caseSearch>): Promise<CaseListView> {
    return this.found(query, reader);
  }

  private async found(query: z.output<typeof caseQuery>, reader: Reader): Promise<CaseListView> {
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
    @Query() { limit, cursor, order }: z.output<typeof timelineQuery>,
  ): Promise<TimelineView> {
    const record = await this.cases.visible(id, reader);
    const newestFirst = order === 'newest-first';
    const from = cursor === undefined ? {} : { cursor };
    const page = await readTimeline(this.record, { caseId: id, limit, newestFirst, ...from });
    const items = presentTimeline(page.items, {
      record,
      process: this.cases.processOf(record),
      reader,
      names: this.cases.namesOf(record, reader),
    });
    // A total over events that the reader does not see would tell how many there are.
    return { items, nextCursor: page.nextCursor };
  }

  @Get(':id/disclosures')
  @Operation({
    id: 'getDisclosures',
    tag: 'Cases',
    summary: 'What passed between authorities in a case, on which basis, as far as I may see it',
    params: caseParams,
    answer: disclosureList,
    problems: ['not-found'],
  })
  async disclosures(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof caseParams>,
  ): Promise<DisclosuresView> {
    const record = await this.cases.visible(id, reader);
    const disclosures = await readDisclosures(this.record, id);
    return {
      items: presentDisclosures(disclosures, {
        record,
        reader,
        process: this.cases.processOf(record),
        names: this.cases.namesOf(record, reader),
      }),
    };
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
