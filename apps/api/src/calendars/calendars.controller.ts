import { Controller, Get } from '@nestjs/common';
import { calendarParams, calendarQuery, calendarYear } from '@tovholder/contracts/http';
import { calendarReference, danishCalendar, nonWorkingDays } from '@tovholder/domain/calendar';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentReader, Params, Query, type Reader } from '../http/request';

@Controller('calendars')
export class CalendarsController {
  @Get('dk/:year')
  @Operation({
    id: 'getDanishCalendar',
    tag: 'Deadlines',
    summary: 'The non-working days of a year in Denmark, each with its name and law',
    params: calendarParams,
    query: calendarQuery,
    answer: calendarYear,
  })
  year(
    @CurrentReader() { language }: Reader,
    @Params() { year }: z.output<typeof calendarParams>,
    @Query() { weekends }: z.output<typeof calendarQuery>,
  ): z.input<typeof calendarYear> {
    const { id, version } = calendarReference(danishCalendar);
    const days = nonWorkingDays(danishCalendar, { year, weekends: weekends === 'true' });
    return {
      calendar: id,
      version,
      year,
      days: days.map(({ date, because: { kind, name, law } }) => ({
        date,
        kind,
        name: name[language],
        law: law ?? null,
      })),
    };
  }
}
