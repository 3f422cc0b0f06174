import { Controller, Get } from '@nestjs/common';
import { session } from '@tovholder/contracts/http';
import type { SessionRecord } from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentSession } from './current-session';

/** So that the web can warn before what somebody types is cut off. */
@Controller('session')
export class SessionsController {
  @Get()
  @Operation({
    id: 'getSession',
    tag: 'Me',
    summary: 'When my session in the web ends; asking does not prolong it',
    answer: session,
    unattended: true,
  })
  session(@CurrentSession() current: SessionRecord | undefined): z.input<typeof session> {
    return {
      idleEndsAt: current?.idleEndsAt.toISOString() ?? null,
      endsAt: current?.endsAt.toISOString() ?? null,
    };
  }
}
