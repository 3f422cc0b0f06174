import { createParamDecorator } from '@nestjs/common';
import type { SessionRecord } from '@tovholder/persistence';
import type { FastifyRequest } from 'fastify';

/** The web's session that the request was made in; undefined for a program. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context): SessionRecord | undefined => context.switchToHttp().getRequest<FastifyRequest>().session,
);
