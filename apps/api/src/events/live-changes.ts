import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type CaseForAccess, caseLevel, meetingLevel } from '@tovholder/domain/access';
import {
  type Change,
  changesSince,
  databaseNow,
  findCasesForAccess,
  findMeetingForAccess,
  listenForChanges,
  type Store,
} from '@tovholder/persistence';
import type { Logger } from 'pino';
import type { Reader } from '../http/request';
import { LOG, RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { EventStream } from './event-stream';

/** One client that is listening. */
export interface Listener {
  /** Under whose rights; read again before anything is sent. */
  readonly reader: Reader;
  /** Who they are now; null when they are signed out, no longer active, or what they signed in with has run out. */
  readonly refreshed: () => Promise<Reader | null>;
}

interface Subscription extends Listener {
  reader: Reader;
  readonly stream: EventStream;
}

/** Changes of one case within this time are told as one. */
const gatherMs = 100;
const beatMs = 20_000;
const listenWithinMs = 5_000;
const retryMs = 2_000;
/** A row of the log is dated a little before its commit; and what is older than an hour is asked for anew. */
const overlapMs = 15_000;
const longestGapMs = 3_600_000;
const mostMissed = 500;
/** Of one user at one process; the oldest makes room. */
const mostStreams = 20;

/** Tells listening clients what changed that they may know of: one connection to PostgreSQL, however many they are. */
@Injectable()
export class LiveChanges implements OnModuleDestroy {
  private readonly subscriptions = new Set<Subscription>();
  private readonly gathered = new Map<string, Change>();
  private gathering: NodeJS.Timeout | undefined;
  private beating: NodeJS.Timeout | undefined;
  private stopListening: (() => Promise<void>) | undefined;
  private listening: Promise<void> | undefined;
  private lost = false;

  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** @param lastEventId what the client was told last; absent: it has asked for everything just now */
  async subscribe(listener: Listener, lastEventId?: number): Promise<EventStream> {
    await this.listenInTime();
    const now = await databaseNow(this.record);
    const stream = new EventStream(retryMs);
    const subscription: Subscription = { ...listener, stream };
    this.makeRoomFor(listener.reader.principal.userId);
    this.subscriptions.add(subscription);
    stream.body.once('close', () => this.subscriptions.delete(subscription));
    stream.mark(lastEventId ?? now);
    if (lastEventId === undefined) return stream;
    try {
      await this.resume(subscription, { since: lastEventId - overlapMs, now });
    } catch (error) {
      // Nobody will read it: the client comes back.
      stream.body.destroy();
      throw error;
    }
    return stream;
  }

  /** Before the server waits for its last request: these would never end by themselves. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.beating);
    clearTimeout(this.gathering);
    for (const { stream } of this.subscriptions) stream.end();
    await this.stopListening?.();
  }

  private async resume(
    subscription: Subscription,
    { since, now }: { readonly since: number; readonly now: number },
  ): Promise<void> {
    const { userId } = subscription.reader.principal;
    const missed =
      now - since > longestGapMs ? null : await changesSince(this.record, { since, userId, limit: mostMissed });
    if (missed) await this.tell(missed, [subscription]);
    else subscription.stream.send({ type: 'reset' }, now);
  }

  /** The first client has the process listen; it goes on until it stops. */
  private listen(): Promise<void> {
    this.listening ??= new Promise((resolve) => {
      this.stopListening = listenForChanges(this.record.dataSource, {
        onChange: (change) => this.gather(change),
        onListening: () => {
          if (this.lost) this.resetAll();
          this.lost = false;
          resolve();
        },
        onLost: () => {
          this.lost = true;
          this.log.warn('not listening for changes');
        },
      });
      this.beating = setInterval(() => void this.beat(), beatMs).unref();
    });
    return this.listening;
  }

  /** While the record is away nobody waits for it to come back. @throws Problem `temporarily-unavailable` */
  private async listenInTime(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Problem('temporarily-unavailable')), listenWithinMs);
    });
    await Promise.race([this.listen(), late]).finally(() => clearTimeout(timer));
  }

  private gather(change: Change): void {
    if (this.subscriptions.size === 0) return;
    this.gathered.set(change.kind === 'case' ? change.caseId : change.id, change);
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      const changes = [...this.gathered.values()];
      this.gathered.clear();
      void this.tell(changes, [...this.subscriptions]);
    }, gatherMs);
  }

  /** Who does not see a case is not told of it by as much as a byte. */
  private async tell(changes: readonly Change[], subscriptions: readonly Subscription[]): Promise<void> {
    const fresh = new Map<Subscription, Promise<Reader | null>>();
    try {
      const cases = await findCasesForAccess(
        this.record,
        changes.flatMap((change) => (change.kind === 'case' ? [change.caseId] : [])),
      );
      for (const change of changes) {
        const concerns = await this.audienceOf(change, cases);
        for (const subscription of subscriptions.filter(({ reader }) => concerns(reader))) {
          const asked = fresh.get(subscription) ?? this.refresh(subscription);
          fresh.set(subscription, asked);
          const reader = await asked;
          if (reader && concerns(reader)) subscription.stream.send(eventOf(change), change.at);
        }
      }
    } catch (error) {
      this.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'changes could not be told');
      for (const { stream } of subscriptions) stream.end();
    }
  }

  private async audienceOf(
    change: Change,
    cases: ReadonlyMap<string, CaseForAccess>,
  ): Promise<(reader: Reader) => boolean> {
    if (change.kind === 'notification') return ({ principal }) => principal.userId === change.userId;
    if (change.kind === 'meeting') {
      const meeting = await findMeetingForAccess(this.record, change.id);
      return ({ principal }) => meeting !== null && meetingLevel(principal, meeting) !== 'none';
    }
    const access = cases.get(change.caseId);
    return ({ principal }) => access !== undefined && caseLevel(principal, access) !== 'none';
  }

  /** Rights may have changed since; and who is no longer there is told nothing more. */
  private async refresh(subscription: Subscription): Promise<Reader | null> {
    const reader = await subscription.refreshed();
    if (reader) subscription.reader = reader;
    else subscription.stream.end();
    return reader;
  }

  private async beat(): Promise<void> {
    for (const subscription of [...this.subscriptions]) {
      // While the record is away nobody can be asked for, and nothing is told.
      await this.refresh(subscription).catch(() => undefined);
      subscription.stream.beat();
    }
  }

  private resetAll(): void {
    const now = Date.now();
    for (const { stream } of this.subscriptions) stream.send({ type: 'reset' }, now);
  }

  private makeRoomFor(userId: string): void {
    const own = [...this.subscriptions].filter(({ reader }) => reader.principal.userId === userId);
    for (const { stream } of own.slice(0, Math.max(0, own.length - mostStreams + 1))) stream.end();
  }
}

function eventOf(change: Change): Parameters<EventStream['send']>[0] {
  if (change.kind === 'case') return { type: 'case', caseId: change.caseId, version: change.version };
  return change.kind === 'meeting'
    ? { type: 'meeting', meeting: change.id, version: change.version }
    : { type: 'notification', notification: change.id };
}
