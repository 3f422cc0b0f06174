import { Temporal } from 'temporal-polyfill';

/**
 * Easter Sunday of a year in the Gregorian calendar: the Sunday after the first ecclesiastical full moon on or after
 * 21 March (the tables of 1582 in the arithmetic form that Meeus and Butcher gave them).
 */
export function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCycleYear = year % 19;
  const solarCorrection = century - Math.floor(century / 4);
  const lunarCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * moonCycleYear + solarCorrection - lunarCorrection + 15) % 30;
  const daysToSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoonCorrection = Math.floor((moonCycleYear + 11 * epact + 22 * daysToSunday) / 451);
  const daysFrom22March = epact + daysToSunday - 7 * lateMoonCorrection;
  return Temporal.PlainDate.from({ year, month: 3, day: 22 }).add({ days: daysFrom22March });
}
