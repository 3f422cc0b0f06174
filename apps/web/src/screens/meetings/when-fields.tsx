import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateInput, type ErrorEntry, TextInput } from '../../design';

/** Local date and time, and where. */
export interface When {
  readonly date: string;
  readonly time: string;
}

/** Date and time of a meeting. */
export function WhenFields({
  when,
  errors,
  onChange,
}: {
  when: When;
  errors: readonly ErrorEntry[];
  onChange: (when: When) => void;
}): ReactNode {
  const { t } = useTranslation();
  const errorOf = (id: string): string | undefined => errors.find(({ field }) => field === id)?.message;
  const { date, time } = when;
  return (
    <div className="tov-meetings-when">
      <DateInput
        id="meeting-date"
        label={t('meetings.date')}
        value={date}
        error={errorOf('meeting-date')}
        onChange={({ target }) => onChange({ date: target.value, time })}
      />
      <TextInput
        id="meeting-time"
        type="time"
        label={t('meetings.time')}
        value={time}
        error={errorOf('meeting-time')}
        onChange={({ target }) => onChange({ date, time: target.value })}
      />
    </div>
  );
}

/** What has not been filled in yet, each with its field. */
export function missingIn({ date, time, place }: When & { readonly place: string }, t: TFunction): ErrorEntry[] {
  return [
    ...(date === '' ? [{ field: 'meeting-date', message: t('meetings.missing.date') }] : []),
    ...(time === '' ? [{ field: 'meeting-time', message: t('meetings.missing.time') }] : []),
    ...(place.trim() === '' ? [{ field: 'meeting-place', message: t('meetings.missing.place') }] : []),
  ];
}
