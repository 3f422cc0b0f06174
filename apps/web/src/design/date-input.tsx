import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateCalendar } from './date-calendar';
import { isDate, readDate, readTime, showDate, showTime } from './date-text';
import { Field } from './field';
import { type Notation, useWrittenValue, type WrittenProps } from './written-value';
import './date-input.css';

interface InputProps extends WrittenProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly required?: boolean | undefined;
}

const dates: Notation = { read: (text) => readDate(text, new Date().getFullYear()), show: showDate };
const times: Notation = { read: readTime, show: showTime };

/**
 * A local date in Danish form, whatever language the browser has: typed as `21.11.2026` or chosen from a calendar. Its
 * value is `YYYY-MM-DD`, or what was typed while that is no date. Takes what `register` of react-hook-form gives, or
 * `value` and `onChange`.
 */
export function DateInput({
  min,
  max,
  ...props
}: InputProps & { min?: string | number | undefined; max?: string | number | undefined }): ReactNode {
  const { t } = useTranslation();
  const { now, unreadable, choose, control } = useWrittenValue(props, dates);
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { label, hint, error, id, disabled, required } = props;
  return (
    <Field
      label={label}
      hint={<Form hint={hint} form={t('form.date.form')} />}
      error={error ?? (unreadable ? t('form.date.refused') : undefined)}
      id={id}
    >
      {(ids) => (
        <div className="tov-date">
          <input
            type="text"
            className="form-input"
            autoComplete="off"
            disabled={disabled}
            required={required}
            {...control}
            {...ids}
          />
          <button
            ref={opener}
            type="button"
            className="button button-secondary tov-date-choose"
            disabled={disabled}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <CalendarIcon />
            <span className="sr-only">
              {t('form.date.choose')} ({label})
            </span>
          </button>
          {open ? (
            <DateCalendar
              chosen={isDate(now) ? now : undefined}
              min={dateIn(min)}
              max={dateIn(max)}
              onChoose={(date) => {
                setOpen(false);
                choose(date);
              }}
              onLeave={() => setOpen(false)}
              onClose={() => {
                setOpen(false);
                opener.current?.focus();
              }}
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}

/** A bound as react-hook-form may hand it on. */
const dateIn = (bound: string | number | undefined): string | undefined =>
  typeof bound === 'string' && isDate(bound) ? bound : undefined;

/** A time of day of 24 hours. Its value is `HH:MM`, or what was typed while that is no time. */
export function TimeInput(props: InputProps): ReactNode {
  const { t } = useTranslation();
  const { unreadable, control } = useWrittenValue(props, times);
  const { label, hint, error, id, disabled, required } = props;
  return (
    <Field
      label={label}
      hint={<Form hint={hint} form={t('form.time.form')} />}
      error={error ?? (unreadable ? t('form.time.refused') : undefined)}
      id={id}
    >
      {(ids) => (
        <input
          type="text"
          className="form-input tov-time"
          autoComplete="off"
          disabled={disabled}
          required={required}
          {...control}
          {...ids}
        />
      )}
    </Field>
  );
}

/** What the caller hints, and the form that it is written in. */
function Form({ hint, form }: { hint: ReactNode; form: string }): ReactNode {
  return hint ? (
    <>
      {hint} {form}
    </>
  ) : (
    form
  );
}

function CalendarIcon(): ReactNode {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        d="M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M8 14h2M14 14h2M8 17h2"
      />
    </svg>
  );
}
