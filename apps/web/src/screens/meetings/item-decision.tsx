import type { AgendaItem, Meeting, Step } from '@tovholder/api-client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Alert, ErrorSummary, Select, TextArea } from '../../design';
import { faultsIn, schemaOf, SchemaFields, useSchemaForm } from '../../forms';
import { type FollowUpDraft, followUpsOf } from './follow-up-draft';
import { FollowUpRows } from './follow-up-rows';
import type { Decisions, Refusal } from './use-decisions';
import { WhatChanged } from './what-changed';

type Outcome = Step['outcomes'][number];

/** What the meeting decides about one item: the outcome, what it asks for, and who is to do something. */
export function ItemDecision({
  item,
  outcomes,
  still,
  owners,
  decisions,
}: {
  item: AgendaItem;
  outcomes: readonly Outcome[];
  /** Whether the item can still be decided. */
  still: boolean;
  owners: Meeting['owners'];
  decisions: Decisions;
}): ReactNode {
  const { t } = useTranslation();
  const [known, setKnown] = useState(outcomes);
  if (still && outcomes.length > 0 && outcomes !== known) setKnown(outcomes);
  const [note, setNote] = useState('');
  const [actions, setActions] = useState<readonly FollowUpDraft[]>([]);
  const version = item.case?.version ?? 0;
  /** The version that the reader saw when they began; a newer one is shown before it is taken for seen. */
  const [seen, setSeen] = useState(version);
  const chosen = decisions.chosen(item.id);
  const outcome = known.find(({ id }) => id === chosen);
  const refusal = decisions.refusals.get(item.id);
  const begin = (id: string): void => {
    if (chosen === undefined) setSeen(version);
    decisions.choose(item.id, id === '' ? undefined : id);
  };
  return (
    <div className="tov-meetings-decision">
      {still ? null : (
        <Alert kind="warning" title={t('meetings.decide.notAnyMore')}>
          <p>{t('meetings.decide.notAnyMoreHint')}</p>
        </Alert>
      )}
      {chosen !== undefined && item.case && seen !== version ? (
        <WhatChanged caseId={item.case.id} since={seen} version={version} onSeen={() => setSeen(version)} />
      ) : null}
      {/* What changed in the case says more than that it did. */}
      {refusal && refusal.code !== 'version-conflict' ? <Refused refusal={refusal} /> : null}
      <Select
        label={t('meetings.decide.outcome')}
        value={chosen ?? ''}
        placeholder={t('meetings.decide.none')}
        choices={known.map(({ id, title }) => ({ value: id, title }))}
        onChange={({ target }) => begin(target.value)}
      />
      {outcome ? (
        <>
          <OutcomeData
            key={outcome.id}
            item={item}
            outcome={outcome}
            refusal={refusal}
            decisions={decisions}
            rest={{ note, actions, seen }}
          />
          <TextArea
            label={t('meetings.decide.note')}
            rows={2}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <FollowUpRows itemId={item.id} owners={owners} rows={actions} onChange={setActions} />
        </>
      ) : null}
    </div>
  );
}

function Refused({ refusal: { title, detail } }: { refusal: Refusal }): ReactNode {
  const { t } = useTranslation();
  return (
    <Alert kind="error" title={title}>
      {detail ? <p>{detail}</p> : null}
      <p>{t('meetings.decide.kept')}</p>
    </Alert>
  );
}

/** The data that the outcome asks for; hands the whole decision over when it is asked to. */
function OutcomeData({
  item,
  outcome,
  refusal,
  decisions,
  rest: { note, actions, seen },
}: {
  item: AgendaItem;
  outcome: Outcome;
  refusal: Refusal | undefined;
  decisions: Decisions;
  rest: { readonly note: string; readonly actions: readonly FollowUpDraft[]; readonly seen: number };
}): ReactNode {
  const { t } = useTranslation();
  const name = `item${item.number}`;
  const schema = schemaOf(outcome.schema);
  const form = useSchemaForm(schema, { name });
  const { register } = decisions;
  useEffect(() => {
    register(item.id, () => {
      form.methods.clearErrors();
      const data = form.data();
      const faults = faultsIn(schema, data, `/${name}`);
      form.showProblems(faults.map(({ pointer, code }) => ({ pointer, code, message: t(`forms.fault.${code}`) })));
      const followUps = followUpsOf(actions);
      if (faults.length > 0 || followUps === 'incomplete') return 'incomplete';
      return {
        agendaItem: item.id,
        outcome: outcome.id,
        data,
        ...(note.trim() === '' ? {} : { note }),
        ...(followUps.length === 0 ? {} : { actions: followUps }),
        ...(seen > 0 ? { caseVersion: seen } : {}),
      };
    });
  });
  useEffect(() => () => register(item.id, undefined), [register, item.id]);
  const shown = useRef<Refusal>(undefined);
  useEffect(() => {
    if (!refusal || refusal === shown.current) return;
    shown.current = refusal;
    const ofData = (refusal.errors ?? []).filter(({ pointer }) => pointer.startsWith('/data/'));
    form.showProblems(ofData.map((error) => ({ ...error, pointer: error.pointer.replace('/data', `/${name}`) })));
  }, [refusal, form, name]);
  return (
    <FormProvider {...form.methods}>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <SchemaFields schema={schema} name={name} />
    </FormProvider>
  );
}
