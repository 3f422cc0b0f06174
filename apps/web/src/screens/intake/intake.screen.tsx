import { useQueries, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import {
  getDirectory,
  getReferralDraft,
  getReferralForm,
  listReferralDrafts,
  listSituations,
  type ReferralForm,
} from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, call, ProblemAlert } from '../../api';
import { LinkButton, Page, Waiting } from '../../design';
import { useMe } from '../../session';
import { ChooseSituation } from './choose-situation';
import { IntakeForm } from './intake-form';
import { startingValues } from './intake-values';
import './intake.css';

/** Ny henvendelse: first the situation, then the form. A reload comes back to the draft that the address names. */
export function IntakeScreen(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const search = useSearch({ from: '/referrals/new' });
  const district = search.district ?? me.mayRefer[0]?.district ?? me.districts[0] ?? '';
  const { data, error } = useQuery({
    queryKey: ['situations', district],
    queryFn: () => call(listSituations({ query: { district } })),
    staleTime: 300_000,
  });
  const drafts = useQuery({
    queryKey: ['referral-drafts'],
    queryFn: () => call(listReferralDrafts()),
    enabled: search.draft === undefined,
  });
  const directory = useQuery({
    queryKey: ['directory'],
    queryFn: () => call(getDirectory()),
    staleTime: 300_000,
    enabled: me.districts.length > 1,
  });
  if (error) {
    return (
      <Page title={t('intake.title')}>
        <ProblemAlert problem={error} />
      </Page>
    );
  }
  // All that stands above the situations is there before they are: nothing moves them later.
  const isComing = (query: { isLoading: boolean }): boolean => query.isLoading;
  if (!data || isComing(drafts) || isComing(directory)) return <Loading />;
  const mine = directory.data?.districts.filter(({ id }) => me.districts.includes(id)) ?? [];
  const situation = data.items.find(({ id }) => id === search.situation) ?? data.items.at(-1);
  const open = situation?.processes.filter((process) => process.open) ?? [];
  if (search.draft === undefined || !situation || open.length === 0) {
    return (
      <ChooseSituation situations={data.items} drafts={drafts.data?.items ?? []} district={district} districts={mine} />
    );
  }
  return (
    <Draft
      key={search.draft}
      id={search.draft}
      situation={situation}
      processes={open.map(({ id }) => id)}
      district={district}
    />
  );
}

/** Fetches the forms of the candidate processes and what was kept, if anything was. */
function Draft({
  id,
  situation,
  processes,
  district,
}: {
  id: string;
  situation: Parameters<typeof IntakeForm>[0]['situation'];
  processes: readonly string[];
  district: string;
}): ReactNode {
  const { t } = useTranslation();
  const kept = useQuery({
    queryKey: ['referral-draft', id],
    queryFn: () =>
      call(getReferralDraft({ path: { id } })).catch((problem: unknown) => {
        // A new one has not been saved yet.
        if (problem instanceof ApiProblem && problem.status === 404) return null;
        throw problem;
      }),
    // Read once: from here on the form is ahead of what was kept.
    staleTime: Infinity,
  });
  const forms = useQueries({
    queries: processes.map((process) => ({
      queryKey: ['referral-form', process, district],
      queryFn: () => call(getReferralForm({ path: { id: process }, query: { district } })),
      staleTime: 300_000,
    })),
  });
  const problem: unknown = kept.error ?? forms.find(({ error }) => error)?.error;
  if (problem) {
    return (
      <Page title={t('intake.title')}>
        <ProblemAlert problem={problem} />
        <LinkButton to="/referrals/new">{t('intake.otherSituation')}</LinkButton>
      </Page>
    );
  }
  const [first, ...others] = forms.flatMap(({ data }): ReferralForm[] => (data ? [data] : []));
  if (kept.data === undefined || first === undefined || others.length + 1 < processes.length) return <Loading />;
  const all = [first, ...others] as const;
  return (
    <IntakeForm
      draftId={id}
      situation={situation}
      forms={[...all]}
      values={startingValues(all, kept.data?.content)}
      savedAt={kept.data?.savedAt ?? null}
    />
  );
}

function Loading(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('intake.title')}>
      <Waiting what={t('intake.loading')} rows={12} />
    </Page>
  );
}
