import { useQueryClient } from '@tanstack/react-query';
import {
  decideAtMeeting,
  type Meeting,
  type MeetingDecisionResults,
  type MeetingDecisions,
} from '@tovholder/api-client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type ApiProblem, call, useCommand } from '../../api';

export type Decision = MeetingDecisions['items'][number];
export type DecisionResult = MeetingDecisionResults['results'][number];
export type Refusal = NonNullable<DecisionResult['problem']>;

/** What an item's form hands over: its decision, or that something is missing in it – which the form then shows. */
export type Collect = () => Decision | 'incomplete';

export interface Decisions {
  /** Outcome that is chosen for an item; undefined: none yet. */
  readonly chosen: (itemId: string) => string | undefined;
  readonly choose: (itemId: string, outcome: string | undefined) => void;
  readonly chosenCount: number;
  /** Where an item's form can be asked for its decision; undefined when it is gone. */
  readonly register: (itemId: string, collect: Collect | undefined) => void;
  readonly refusals: ReadonlyMap<string, Refusal>;
  readonly carryOut: () => void;
  readonly busy: boolean;
  /** Why nothing at all came of it. */
  readonly problem: ApiProblem | null;
  readonly told: { readonly done: number; readonly refused: number } | null;
  /** What takes the focus when the result is there. */
  readonly resultRef: RefObject<HTMLDivElement | null>;
}

/** All decisions of a meeting, carried out at once: what is refused keeps what was typed, and the rest is done. */
export function useDecisions({ id, items }: Meeting): Decisions {
  const queries = useQueryClient();
  const forms = useRef(new Map<string, Collect>());
  const resultRef = useRef<HTMLDivElement>(null);
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, string>>>({});
  const [refusals, setRefusals] = useState<ReadonlyMap<string, Refusal>>(new Map());
  const [told, setTold] = useState<Decisions['told']>(null);

  const command = useCommand(
    (decided: Decision[], headers) =>
      call(decideAtMeeting({ path: { id }, body: { items: decided }, headers: { ...headers } })),
    {
      onDone: ({ results }) => {
        const refused = results.filter(({ result }) => result === 'refused');
        const done = results.filter(({ result }) => result !== 'refused');
        setRefusals(new Map(refused.flatMap(({ agendaItem, problem }) => (problem ? [[agendaItem, problem]] : []))));
        const finished = new Set(done.map(({ agendaItem }) => agendaItem));
        setOutcomes((before) => Object.fromEntries(Object.entries(before).filter(([item]) => !finished.has(item))));
        const counts = { done: done.length, refused: refused.length };
        setTold(counts);
        void queries.invalidateQueries();
      },
    },
  );
  useEffect(() => {
    if (told || command.error) resultRef.current?.focus();
  }, [told, command.error]);

  const carryOut = (): void => {
    setTold(null);
    const collected = items
      .filter((item) => outcomes[item.id] !== undefined)
      .flatMap((item) => forms.current.get(item.id)?.() ?? []);
    const complete = collected.filter((decision) => decision !== 'incomplete');
    if (complete.length > 0 && complete.length === collected.length) command.mutate(complete);
  };
  return {
    chosen: (item) => outcomes[item],
    choose: (item, outcome) =>
      setOutcomes(({ [item]: _before, ...others }) =>
        outcome === undefined ? others : { ...others, [item]: outcome },
      ),
    chosenCount: Object.keys(outcomes).length,
    register: (item, collect) => void (collect ? forms.current.set(item, collect) : forms.current.delete(item)),
    refusals,
    carryOut,
    busy: command.isPending,
    problem: command.error,
    told,
    resultRef,
  };
}
