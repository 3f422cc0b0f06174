import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { Page, Waiting } from '../../design';
import { Conflicts } from '../meetings/conflicts';
import { Filters } from './filters';
import { MyAbsenceButton, MyAbsenceNow, useAbsencesSettled } from './my-absence';
import './my-day.css';
import { SummaryLine } from './summary-line';
import { directoryQuery, useWorkList, type WorkFilter } from './use-work-list';
import { WorkListView } from './work-list-view';

const route = getRouteApi('/');

/** What I and my unit owe, overdue first: the page that most people's day begins on. */
export function MyDayScreen(): ReactNode {
  const { t } = useTranslation();
  const search = route.useSearch();
  // A person's number or name is kept here and nowhere else: not in the address, not in the browser's history.
  const [person, setPerson] = useState('');
  const q = search.q ?? (person === '' ? undefined : person);
  const filter: WorkFilter = {
    scope: search.scope ?? 'unit',
    state: search.state ?? 'open',
    ...(search.process === undefined ? {} : { process: search.process }),
    ...(q === undefined ? {} : { q }),
  };
  const list = useWorkList(filter);
  const directory = useQuery(directoryQuery);
  const absencesSettled = useAbsencesSettled();
  return (
    <Page title={t('myDay.title')} lead={<SummaryLine filter={filter} />} aside={<MyAbsenceButton />}>
      <Filters search={search} person={person} onPerson={setPerson} directory={directory.data} />
      <ProblemAlert problem={list.problem} />
      {list.lines && absencesSettled ? (
        <>
          <MyAbsenceNow />
          <WorkListView
            key={JSON.stringify(filter)}
            list={{ ...list, lines: list.lines }}
            filter={filter}
            directory={directory.data}
          />
        </>
      ) : list.problem ? null : (
        <Waiting what={t('myDay.waiting')} rows={24} />
      )}
      {list.lines && absencesSettled ? <Conflicts /> : null}
    </Page>
  );
}
