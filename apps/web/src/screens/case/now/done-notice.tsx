import { type ReactNode, useEffect, useRef } from 'react';
import { Alert } from '../../../design';
import { type Done, useCaseRoom } from '../case-room';
import { ChangeList } from '../concurrency/changed-notice';

/** What the sentence says already. */
const saidAlready: ReadonlySet<string> = new Set([
  'written',
  'state',
  'done',
  'owner',
  'released',
  'paused',
  'running',
]);

/** What the reader has just done, and what it changed. Takes the focus: the form that had it is gone. */
export function DoneNotice(): ReactNode {
  const { done } = useCaseRoom();
  return done ? <Notice key={done.said} done={done} /> : null;
}

function Notice({ done: { said, differences } }: { done: Done }): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), [said, differences]);
  return (
    <div ref={element} role="group" aria-label={said} tabIndex={-1}>
      <Alert kind="success" title={said}>
        <ChangeList differences={differences.filter(({ kind }) => !saidAlready.has(kind))} />
      </Alert>
    </div>
  );
}
