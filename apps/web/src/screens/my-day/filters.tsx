import { Link, useNavigate } from '@tanstack/react-router';
import type { Directory } from '@tovholder/api-client';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Select, TextInput } from '../../design';
import { isCaseNumber, type MyDaySearch, myDaySearch, scopes, states } from './my-day-search';

/** Whose work, which of it: every choice is an address, except a person. */
export function Filters({
  search,
  person,
  onPerson,
  directory,
}: {
  search: MyDaySearch;
  person: string;
  onPerson: (text: string) => void;
  directory: Directory | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(search.q ?? person);
  const change = (part: Record<string, string>): void => {
    void navigate({ to: '/', search: (before) => myDaySearch({ ...before, ...part }), replace: true });
  };
  const seek = (sought: string): void => {
    const number = isCaseNumber(sought) ? sought : '';
    onPerson(number === '' ? sought : '');
    change({ q: number });
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const sought = text.trim();
    if (sought.length !== 1) seek(sought);
  };
  const clear = (): void => {
    setText('');
    seek('');
  };
  return (
    <div className="tov-my-day-filters">
      <nav aria-label={t('myDay.scope.label')}>
        <ul className="tov-my-day-scopes nobullet-list">
          {scopes.map((scope) => (
            <li key={scope}>
              <Link
                to="/"
                search={(before) => myDaySearch({ ...before, scope })}
                activeOptions={{ exact: true }}
                aria-current={(search.scope ?? 'unit') === scope ? 'page' : undefined}
              >
                {t(`myDay.scope.${scope}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form className="tov-my-day-form" role="search" onSubmit={submit}>
        <Select
          label={t('myDay.state.label')}
          value={search.state ?? 'open'}
          onChange={({ target }) => change({ state: target.value })}
          choices={states.map((value) => ({ value, title: t(`myDay.state.${value}`) }))}
        />
        <Select
          label={t('myDay.process')}
          value={search.process ?? ''}
          onChange={({ target }) => change({ process: target.value })}
          placeholder={t('myDay.allProcesses')}
          choices={processesOf(directory).map(([value, title]) => ({ value, title }))}
        />
        <TextInput
          label={t('myDay.search.label')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
        />
        <div className="tov-buttons">
          <Button type="submit">{t('myDay.search.submit')}</Button>
          {search.q !== undefined || person !== '' ? (
            <Button kind="tertiary" onClick={clear}>
              {t('myDay.search.clear')}
            </Button>
          ) : null}
        </div>
      </form>
    </div>
  );
}

/** The processes of my districts, each once. */
function processesOf(directory: Directory | undefined): readonly (readonly [string, string])[] {
  return [...new Map(directory?.districts.flatMap(({ processes }) => processes.map(({ id, title }) => [id, title])))];
}
