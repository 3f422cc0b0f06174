import { useQueryClient } from '@tanstack/react-query';
import type { Case, Step } from '@tovholder/api-client';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { caseQuery } from './case-query';
import { type Difference, differencesBetween } from './concurrency/differences';
import { stepAnchor } from './steps/step-anchor';

/** What the reader is doing: an action on the case, or on one of its steps as it was when they began. */
export interface Doing {
  readonly action: string;
  readonly step?: Step;
}

interface CaseRoom {
  readonly kase: Case;
  readonly doing: Doing | null;
  readonly begin: (doing: Doing) => void;
  readonly stop: () => void;
  /** The command is carried out: shows the case as it is now and says so. */
  readonly finish: (said: string, answer: Case) => void;
  /** What was done last. */
  readonly done: Done | null;
}

/** What was done last, and what it changed. */
export interface Done {
  readonly said: string;
  readonly differences: readonly Difference[];
}

/** Id of the button that opens a form: the focus goes back to it. */
export function openerId({ action, step }: Doing): string {
  return step ? `open-${action}-${stepAnchor(step.key)}` : `open-${action}`;
}

const Room = createContext<CaseRoom | null>(null);

/** The case on the screen, and what is being done to it. */
export function useCaseRoom(): CaseRoom {
  const room = useContext(Room);
  if (!room) throw new Error('Not inside a case');
  return room;
}

export function CaseRoomProvider({ kase, children }: { kase: Case; children: ReactNode }): ReactNode {
  const [doing, setDoing] = useState<Doing | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const opener = useRef('');
  const queries = useQueryClient();
  const begin = useCallback((next: Doing) => {
    opener.current = openerId(next);
    setDone(null);
    setDoing(next);
  }, []);
  const stop = useCallback(() => {
    setDoing(null);
    // The button stands again when the panel is gone.
    requestAnimationFrame(() => document.getElementById(opener.current)?.focus());
  }, []);
  const finish = useCallback(
    (said: string, answer: Case) => {
      const before = queries.getQueryData(caseQuery(answer.id).queryKey);
      queries.setQueryData(caseQuery(answer.id).queryKey, answer);
      // Everything that shows the case or its steps is old now; and the reader may have lost sight of it with this.
      void queries.invalidateQueries();
      setDoing(null);
      setDone({ said, differences: before ? differencesBetween(before, answer) : [] });
    },
    [queries],
  );
  const room = useMemo(() => ({ kase, doing, begin, stop, finish, done }), [kase, doing, begin, stop, finish, done]);
  return <Room value={room}>{children}</Room>;
}
