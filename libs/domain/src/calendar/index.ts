export type { AnnualDay, CalendarDay, NonWorkingKind, NonWorkingReason, WorkCalendar } from './types';
export { calendarOfVersion, calendarReference, danishCalendar } from './danish-calendar';
export { dayOf, nonWorkingDays } from './days';
export { addWorkingDays, nextWorkingDay, previousWorkingDay, walkWorkingDays } from './working-days';
export { endOfLocalDay, localDateOf, startOfLocalDay } from './local-day';
