import { Controller, Get, Inject } from '@nestjs/common';
import {
  calendarContent,
  calendarParams,
  calendarQuery,
  calendarVersionParams,
  type CalendarView,
  calendarYear,
} from '@tovholder/contracts/http';
import {
  calendarFor,
  calendarOfVersion,
  calendarReference,
  danishCalendar,
  nonWorkingDays,
  type WorkCalendar,
} from '@tovholder/domain/calendar';
import type { Language } from '@tovholder/domain/text';
import { recordedCalendar, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentReader, Params, Query, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { DistrictRules } from '../rules/district-rules';

type Day = z.input<typeof calendarYear>['days'][number];

@Controller('calendars')
export class CalendarsController {
  constructor(
    @Inject(DistrictRules) private readonly districtRules: DistrictRules,
    @Inject(RECORD) private readonly record: Store,
  ) {}

  @Get('dk/:year')
  @Operation({
    id: 'getDanishCalendar',
    tag: 'Deadlines',
    summary: 'The non-working days of a year in Denmark, each with its name and law',
    params: calendarParams,
    query: calendarQuery,
    answer: calendarYear,
  })
  async year(
    @CurrentReader() { principal, language }: Reader,
    @Params() { year }: z.output<typeof calendarParams>,
    @Query() { weekends, district }: z.output<typeof calendarQuery>,
  ): Promise<z.input<typeof calendarYear>> {
    const calendar =
      district === undefined
        ? danishCalendar
        : (await this.districtRules.of(principal, { district, pointer: '/query/district' })).calendar;
    const { id, version } = calendarReference(calendar);
    const days = daysOf(calendar, { year, weekends: weekends === 'true', language });
    return { calendar: id, version, year, days };
  }

  @Get('versions/:version')
  @Operation({
    id: 'getCalendarVersion',
    tag: 'Deadlines',
    summary: 'A version of a calendar as data, to check certificates without us',
    params: calendarVersionParams,
    answer: calendarContent,
    problems: ['not-found'],
  })
  async version(@Params() { version }: z.output<typeof calendarVersionParams>): Promise<CalendarView> {
    const calendar = (await recordedCalendar(this.record, version)) ?? calendarOfVersion(version);
    if (!calendar) throw new Problem('not-found');
    return calendar;
  }
}

interface YearAsked {
  readonly year: number;
  readonly weekends: boolean;
  readonly language: Language;
}

/** Everybody's days, and beside them the days on which one authority alone is closed. */
function daysOf(calendar: WorkCalendar, asked: YearAsked): Day[] {
  const authorities = new Set(calendar.annualDays.flatMap(({ authority }) => authority ?? []));
  const shared = daysAs(calendar, asked);
  const known = new Set(shared.map(({ date }) => date));
  const own = [...authorities].flatMap((authority) =>
    daysAs(calendarFor(calendar, { authority }), { ...asked, weekends: false })
      .filter(({ date }) => !known.has(date))
      .map((day) => ({ ...day, authority })),
  );
  return [...shared, ...own].sort((one, other) => (one.date < other.date ? -1 : Number(one.date > other.date)));
}

function daysAs(calendar: WorkCalendar, { year, weekends, language }: YearAsked): Day[] {
  return nonWorkingDays(calendar, { year, weekends }).map(({ date, because: { kind, name, law } }) => ({
    date,
    kind,
    name: name[language],
    law: law ?? null,
  }));
}
