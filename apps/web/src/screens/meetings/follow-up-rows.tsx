import type { Meeting } from '@tovholder/api-client';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DateInput, Select, TextInput } from '../../design';
import type { FollowUpDraft } from './follow-up-draft';

/** Rows of actions that follow from a decision: what, who, by when. */
export function FollowUpRows({
  itemId,
  owners,
  rows,
  onChange,
}: {
  itemId: string;
  owners: Meeting['owners'];
  rows: readonly FollowUpDraft[];
  onChange: (rows: readonly FollowUpDraft[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  const next = useRef(1);
  const choices = [
    ...(owners?.authorities ?? []).map(({ code, title }) => ({ value: `authority:${code}`, title })),
    ...(owners?.users ?? []).map(({ id, name }) => ({ value: `user:${id}`, title: name })),
  ];
  const change = (id: number, part: Partial<FollowUpDraft>): void =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  return (
    <fieldset className="tov-meetings-rows">
      <legend className="form-label">{t('meetings.followUp.title')}</legend>
      {rows.map(({ id, what, owner, due }, index) => (
        <div key={id} className="tov-meetings-row">
          <TextInput
            id={`what-${itemId}-${id}`}
            label={t('meetings.followUp.what')}
            value={what}
            error={what.trim() === '' && owner !== '' ? t('meetings.followUp.whatMissing') : undefined}
            onChange={({ target }) => change(id, { what: target.value })}
          />
          <Select
            label={t('meetings.followUp.who')}
            value={owner}
            choices={choices}
            placeholder={t('meetings.followUp.choose')}
            error={what.trim() !== '' && owner === '' ? t('meetings.followUp.whoMissing') : undefined}
            onChange={({ target }) => change(id, { owner: target.value })}
          />
          <DateInput
            label={t('meetings.followUp.by')}
            value={due}
            onChange={({ target }) => change(id, { due: target.value })}
          />
          <Button
            kind="tertiary"
            aria-label={t('meetings.followUp.removeThis', { number: index + 1 })}
            onClick={() => onChange(rows.filter((row) => row.id !== id))}
          >
            {t('meetings.followUp.remove')}
          </Button>
        </div>
      ))}
      <Button
        kind="tertiary"
        onClick={() => {
          const id = next.current++;
          onChange([...rows, { id, what: '', owner: '', due: '' }]);
          // The new row is for typing in at once.
          requestAnimationFrame(() => document.getElementById(`what-${itemId}-${id}`)?.focus());
        }}
      >
        {t('meetings.followUp.add')}
      </Button>
    </fieldset>
  );
}
