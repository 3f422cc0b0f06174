import { useQueryClient } from '@tanstack/react-query';
import { type ReferralDraft, saveReferralDraft } from '@tovholder/api-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, call } from '../../api';
import type { IntakeValues } from './intake-values';

/** How long nobody types before the draft is saved, and before a failed try is made again, in milliseconds. */
const [pauseMs, againMs] = [1_000, 8_000];

export interface DraftState {
  /** When the draft was last saved as an instant; null before the first time. */
  readonly savedAt: string | null;
  readonly state: 'clean' | 'saving' | 'failed' | 'submitted';
}

interface Draft {
  readonly draftState: DraftState;
  /** Saves what is not saved yet, now. @returns whether all of it is saved */
  readonly saveNow: () => Promise<boolean>;
}

/** Keeps a referral that is being written, on the server and nowhere else. */
export function useDraft(
  { id, situation, savedAt }: { readonly id: string; readonly situation: string; readonly savedAt: string | null },
  values: IntakeValues,
): Draft {
  const queries = useQueryClient();
  const [draftState, setState] = useState<DraftState>({ savedAt, state: 'clean' });
  const text = JSON.stringify(values);
  const saved = useRef(text);
  const latest = useRef(text);
  const saving = useRef<Promise<boolean> | null>(null);

  const saveNow = useCallback(async (): Promise<boolean> => {
    if (saving.current) await saving.current;
    const wanted = latest.current;
    if (wanted === saved.current) return true;
    setState((before) => ({ ...before, state: 'saving' }));
    const content = JSON.parse(wanted) as IntakeValues;
    saving.current = call(
      saveReferralDraft({ path: { id }, body: { situation, process: content.process, content: { ...content } } }),
    )
      .then((draft) => {
        saved.current = wanted;
        // Whoever comes back to the form finds it as it was left.
        queries.setQueryData<ReferralDraft>(['referral-draft', id], { ...draft, content: { ...content } });
        setState({ savedAt: draft.savedAt, state: 'clean' });
        return true;
      })
      .catch((problem: unknown) => {
        const isSubmitted = problem instanceof ApiProblem && problem.code === 'draft-submitted';
        if (isSubmitted) saved.current = wanted;
        setState((before) => ({ ...before, state: isSubmitted ? 'submitted' : 'failed' }));
        return false;
      })
      .finally(() => {
        saving.current = null;
      });
    return saving.current;
  }, [id, situation, queries]);

  useEffect(() => {
    latest.current = text;
    if (text === saved.current) return undefined;
    const timer = setTimeout(() => void saveNow(), pauseMs);
    return () => clearTimeout(timer);
  }, [text, saveNow]);

  useEffect(() => {
    if (draftState.state !== 'failed') return undefined;
    const timer = setTimeout(() => void saveNow(), againMs);
    return () => clearTimeout(timer);
  }, [draftState, saveNow]);

  useEffect(() => {
    const leaving = (): void => {
      if (document.visibilityState === 'hidden') void saveNow();
    };
    document.addEventListener('visibilitychange', leaving);
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      void saveNow();
    };
  }, [saveNow]);

  return { draftState, saveNow };
}
