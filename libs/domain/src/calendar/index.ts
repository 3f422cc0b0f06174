export type { AnnualDay, CalendarDay, ClosingDay, NonWorkingKind, NonWorkingReason, WorkCalendar } from './types';
export { calendarOfVersion, calendarReference, danishCalendar } from './danish-calendar';
export { districtCalendar } from './district-calendar';
export { calendarFor, type CalendarView, hasOwnDays } from './calendar-for';
export { dayOf, nonWorkingDays } from './days';
export { addWorkingDays, nextWorkingDay, previousWorkingDay, walkWorkingDays } from './working-days';
export { workingDaysLeft } from './days-left';
export { addDays, endOfLocalDay, instantOf, localDateOf, localTimeOf, startOfLocalDay } from './local-day';
export { contentHash, hashBelow } from './content-hash';
