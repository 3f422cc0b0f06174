import { Controller, Get, Inject } from '@nestjs/common';
import { session } from '@tovholder/contracts/http';
import type { SessionRecord } from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { SETTINGS } from '../platform/tokens';
import type { Settings } from '../settings/settings';
import { CurrentSession } from './current-session';

/** So that the web can warn before what somebody types is cut off. */
@Controller('session')
export class SessionsController {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'session'>) {}

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
      at: (current?.at ?? new Date()).toISOString(),
      idleSeconds: current ? this.settings.session.idleSeconds : null,
      idleEndsAt: current?.idleEndsAt.toISOString() ?? null,
      endsAt: current?.endsAt.toISOString() ?? null,
    };
  }
}
