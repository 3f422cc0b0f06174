import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatMonth, formatWeekday, today } from '../language/format';
import { dateByKey, daysAfter, mondayOf, monthsAfter, weeksAround } from './date-months';

interface CalendarProps {
  /** The day that is chosen already. */
  readonly chosen: string | undefined;
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly onChoose: (date: string) => void;
  /** The reader is done with it here. */
  readonly onClose: () => void;
  /** The reader has gone on elsewhere. */
  readonly onLeave: () => void;
}

/** A month to choose a day from. One day takes the focus; arrows lead from day to day, Escape leads out. */
export function DateCalendar({ chosen, min, max, onChoose, onClose, onLeave }: CalendarProps): ReactNode {
  const { t } = useTranslation();
  const sheet = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() => within(chosen ?? today(), { min, max }));
  const [walked, setWalked] = useState(0);
  useEffect(() => sheet.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [walked]);
  useEffect(() => {
    const look = ({ target }: Event): void => {
      if (target instanceof Node && !sheet.current?.parentElement?.contains(target)) onLeave();
    };
    document.addEventListener('pointerdown', look);
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('pointerdown', look);
      document.removeEventListener('focusin', look);
    };
  }, [onLeave]);
  const turn = (months: number): void => setAt(within(monthsAfter(at, months), { min, max }));
  const walk = (event: KeyboardEvent): void => {
    const led = dateByKey(event.key, at);
    if (led === undefined) return;
    event.preventDefault();
    setAt(within(led, { min, max }));
    setWalked((steps) => steps + 1);
  };
  const monday = mondayOf(at);
  return (
    <div
      ref={sheet}
      role="dialog"
      aria-label={t('form.date.choose')}
      className="tov-calendar"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // A dialog around the field stays open.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="tov-calendar-head">
        <button type="button" className="button button-secondary" onClick={() => turn(-1)}>
          <span aria-hidden="true">‹</span>
          <span className="sr-only">{t('form.date.monthBefore')}</span>
        </button>
        <span aria-live="polite">{formatMonth(at.slice(0, 7))}</span>
        <button type="button" className="button button-secondary" onClick={() => turn(1)}>
          <span aria-hidden="true">›</span>
          <span className="sr-only">{t('form.date.monthAfter')}</span>
        </button>
      </div>
      <table onKeyDown={walk}>
        <thead>
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((day) => (
              <th key={day} scope="col">
                {formatWeekday(daysAfter(monday, day))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksAround(at).map((week, index) => (
            <tr key={index}>
              {week.map((day, column) => (
                <td key={column}>
                  {day === null ? null : (
                    <button
                      type="button"
                      tabIndex={day === at ? 0 : -1}
                      aria-label={formatDate(day)}
                      aria-pressed={day === chosen}
                      aria-current={day === today() ? 'date' : undefined}
                      disabled={within(day, { min, max }) !== day}
                      onClick={() => onChoose(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The nearest date that may be chosen. */
function within(date: string, { min, max }: Pick<CalendarProps, 'min' | 'max'>): string {
  if (min !== undefined && date < min) return min;
  return max !== undefined && date > max ? max : date;
}
