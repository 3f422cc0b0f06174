import { Controller, Get, Inject, Req, StreamableFile } from '@nestjs/common';
import { liveEvent } from '@tovholder/contracts/http';
import type { FastifyRequest } from 'fastify';
import { Operation } from '../http/operation';
import { type AnswerHead, CurrentReader, type Reader, Reply } from '../http/request';
import { readerOf, Readers } from '../identity/readers';
import { Problem } from '../problems/problem';
import { Sessions } from '../sessions/sessions';
import { LiveChanges } from './live-changes';
import { lastEventIdOf, tokenEndsAt } from './request-headers';

@Controller('events')
export class EventsController {
  constructor(
    @Inject(LiveChanges) private readonly changes: LiveChanges,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Get()
  @Operation({
    id: 'listenToEvents',
    tag: 'Me',
    summary: 'Which cases that I may see, which meetings of mine, and whether my inbox, changed, as it happens',
    description:
      'Server-sent events; `data` is one LiveEvent. At least once: `Last-Event-ID` resumes a little before the event that it names. A comment comes every 20 seconds. It ends when I am signed out.',
    answer: liveEvent,
    answerType: 'text/event-stream',
    unattended: true,
  })
  async listen(
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Reply() reply: AnswerHead,
  ): Promise<StreamableFile> {
    const endsAt = tokenEndsAt(request.headers.authorization);
    const refreshed = async (): Promise<Reader | null> => {
      if (Date.now() >= endsAt || !(await this.sessions.goesOn(request))) return null;
      return this.find(reader);
    };
    const stream = await this.changes.subscribe({ reader, refreshed }, lastEventIdOf(request.headers));
    // A proxy that gathers answers would hold events back.
    reply.header('x-accel-buffering', 'no');
    return new StreamableFile(stream.body, { type: 'text/event-stream; charset=utf-8' });
  }

  private async find({ principal, language }: Reader): Promise<Reader | null> {
    try {
      return readerOf(await this.readers.find(principal.userId), language);
    } catch (error) {
      if (error instanceof Problem && error.code === 'not-in-directory') return null;
      throw error;
    }
  }
}
