import type { MeetingList } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../design';

export type Group = MeetingList['units'][number];

/** Those who can be invited to a group's meetings, each to be ticked. */
export function PeopleChoice({
  people,
  chosen,
  onChange,
}: {
  people: Group['people'];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="tov-meetings-people">
      <legend className="form-label">{t('meetings.call.people')}</legend>
      {people.map(({ id, name, units }) => (
        <Checkbox
          key={id}
          label={name}
          hint={units.map(({ title }) => title).join(', ')}
          checked={chosen.includes(id)}
          onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
        />
      ))}
    </fieldset>
  );
}
