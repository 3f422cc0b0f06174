import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markUnattendedRequests } from '../session';
import { type LiveEvent, touchedBy } from './events';
import { openSource } from './source';
import { liveConnection } from './status';

/** What comes within this time is asked for once: a reassignment of a hundred steps is a hundred events. */
const gatherMs = 1_000;

/** Keeps what is shown up to date while others work. Once, at the root. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stopMarking = markUnattendedRequests();
    const gatherer = new Gatherer(queries);
    const close = openSource({
      onEvent: (event) => gatherer.add(event),
      onConnected: (connected) => liveConnection.tell(connected),
      onRefused: () => void queries.invalidateQueries({ queryKey: ['me'] }),
    });
    return () => {
      close();
      gatherer.stop();
      stopMarking();
    };
  }, [queries]);
}

class Gatherer {
  private events: LiveEvent[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly queries: QueryClient) {}

  add(event: LiveEvent): void {
    this.events.push(event);
    this.timer ??= setTimeout(() => this.refresh(), gatherMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private refresh(): void {
    const touched = touchedBy(this.events);
    this.events = [];
    this.timer = undefined;
    if (touched === 'all') void this.queries.invalidateQueries();
    else for (const queryKey of touched) void this.queries.invalidateQueries({ queryKey });
  }
}
