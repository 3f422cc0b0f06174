import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, sha256Hex } from '@tovholder/contracts/canonical';
import { localDateOf } from '@tovholder/domain/calendar';
import { type CaseRecord, type MeetingRecord, readCase, type Store } from '@tovholder/persistence';
import type { Logger } from 'pino';
import { authoriseOnCase } from '../cases/authorise';
import { actorFor, CaseCommands } from '../cases/case-commands';
import type { CommandHeaders, Reader } from '../http/request';
import { LOG, PROCESSES, type Processes, RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { Meetings } from './meetings';
import { schedulingOf } from './scheduling';

/**
 * Cases whose deadline counts from the date of a meeting: where the meeting moves, the date that the case holds as a fact
 * is corrected, each case in a commit of its own, and its course counts anew. A repeat under the same key goes on where
 * an earlier attempt stopped.
 */
@Injectable()
export class MeetingDate {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * @param meeting as it stands after it was moved
   * @throws Problem `repeat-with-same-key` where a case could not be reached
   */
  async follow(
    meeting: MeetingRecord,
    { reader, headers }: { readonly reader: Reader; readonly headers: CommandHeaders },
  ): Promise<void> {
    const zone = this.meetings.zoneOf(meeting);
    const date = localDateOf(meeting.startsAt, zone);
    const earlier = new Set(meeting.changes.flatMap(({ startsAt }) => (startsAt ? localDateOf(startsAt, zone) : [])));
    const open = meeting.items.filter(({ removed, decision }) => removed === null && decision === null);
    for (const caseId of new Set(open.map((item) => item.caseId))) {
      const kase = await readCase(this.record, caseId);
      const fact = kase && this.dateFactOf(kase);
      // A case that another meeting has given its date goes by that one.
      if (!fact || kase.facts[fact] === date || !earlier.has(String(kase.facts[fact]))) continue;
      await this.correct(kase, { fact, date, meeting, reader, headers });
    }
  }

  private async correct(
    { id: caseId }: CaseRecord,
    to: {
      readonly fact: string;
      readonly date: string;
      readonly meeting: MeetingRecord;
      readonly reader: Reader;
      readonly headers: CommandHeaders;
    },
  ): Promise<void> {
    const { fact, date, meeting, reader, headers } = to;
    const own: CommandHeaders = {
      commandId: sha256Hex(canonicalJson([headers.commandId, caseId, fact])),
      bodyHash: sha256Hex(canonicalJson(date)),
    };
    try {
      await this.commands.throughWorkflow({ caseId, reader, headers: own }, (record) => {
        authoriseOnCase(reader, { action: 'fact.correct', record });
        return {
          action: { type: 'correct-fact', fact },
          actor: actorFor(reader, { district: record.district, unit: meeting.unit }),
          factCorrection: { fact, value: date, source: `meeting:${meeting.id}` },
        };
      });
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'repeat-with-same-key') throw error;
      // Closed, stopped, or none of the reader's: it keeps its date, and its own page shows from which it counts.
      this.log.info({ code: error.code }, 'a case keeps the date of a meeting that was moved');
    }
  }

  /** The fact in which a case of such a process holds the date of its meeting. */
  private dateFactOf({ process }: CaseRecord): string | undefined {
    for (const step of Object.values(this.processes.get(process)?.steps ?? {})) {
      const scheduling = schedulingOf(step);
      if (scheduling) return scheduling.fact;
    }
    return undefined;
  }
}
