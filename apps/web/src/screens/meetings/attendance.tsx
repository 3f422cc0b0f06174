import { type Meeting, recordAttendance } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../api';
import { Button, Checkbox, Select } from '../../design';
import { useMeetingCommand } from './use-meeting-command';

type Attended = NonNullable<Meeting['members'][number]['attendance']>;
const ifNotPresent = ['deputy', 'apology', 'absent'] as const satisfies readonly Attended[];

/** Who is invited, and who came: to be recorded by whoever runs the meeting, to be read by the others. */
export function Attendance({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useTranslation();
  const mayRecord = meeting.actions.includes('record-attendance');
  const [chosen, setChosen] = useState<Readonly<Record<string, Attended>>>({});
  const command = useMeetingCommand<{ user: string; attendance: Attended }[]>(meeting, {
    send: (members, headers) =>
      call(recordAttendance({ path: { id: meeting.id }, body: { members }, headers: { ...headers } })),
    told: t('meetings.attendance.done'),
    onDone: () => setChosen({}),
  });
  const changed = Object.entries(chosen).map(([user, attendance]) => ({ user, attendance }));
  return (
    <section aria-labelledby="attendance">
      <h2 id="attendance">{t('meetings.attendance.title')}</h2>
      <ul className="nobullet-list no-max-width tov-meetings-members">
        {meeting.members.map(({ user, authorities, attendance }) => {
          const from = authorities.map(({ title }) => title).join(', ');
          const now = chosen[user.id] ?? attendance;
          return (
            <li key={user.id}>
              {mayRecord ? (
                <Recorded
                  name={user.name}
                  authority={from}
                  attendance={now}
                  onChange={(value) => setChosen({ ...chosen, [user.id]: value })}
                />
              ) : (
                <p>
                  {t('meetings.attendance.of', { name: user.name, authority: from })}
                  {attendance ? ` – ${t(`meetings.attendance.${attendance}`)}` : ''}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {mayRecord ? (
        <>
          <ProblemAlert problem={command.error} />
          <Button
            disabled={changed.length === 0}
            busy={command.isPending}
            busyText={t('meetings.sending')}
            onClick={() => command.mutate(changed)}
          >
            {t('meetings.attendance.submit')}
          </Button>
        </>
      ) : null}
    </section>
  );
}

/** A tick for who came, and why not for who did not. */
function Recorded({
  name,
  authority,
  attendance,
  onChange,
}: {
  name: string;
  authority: string;
  attendance: Attended | null;
  onChange: (attendance: Attended) => void;
}): ReactNode {
  const { t } = useTranslation();
  const here = attendance === 'present';
  return (
    <>
      <Checkbox
        label={t('meetings.attendance.of', { name, authority })}
        checked={here}
        onChange={({ target }) => onChange(target.checked ? 'present' : 'absent')}
      />
      {here ? null : (
        <Select
          label={<span className="sr-only">{t('meetings.attendance.instead', { name })}</span>}
          value={attendance ?? ''}
          placeholder={t('meetings.attendance.unknown')}
          choices={ifNotPresent.map((value) => ({ value, title: t(`meetings.attendance.${value}`) }))}
          onChange={({ target }) => {
            const value = ifNotPresent.find((each) => each === target.value);
            if (value) onChange(value);
          }}
        />
      )}
    </>
  );
}
