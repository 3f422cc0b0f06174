import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '@tovholder/domain/access';
import type { Language } from '@tovholder/domain/text';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandIdentity, identifyCommand } from './command-identity';
import { epochOf, versionOf } from './concurrency';
import { acceptedLanguage } from './language';
import { operationOf } from './operation';

/** The user behind a request, as the directory knows them. */
export interface Reader {
  readonly principal: Principal;
  readonly name: string;
  /** Who acts for the user today, while they are away. */
  readonly deputies: readonly string[];
  /** Unit and authority pairs that the user is a member of. */
  readonly memberships: readonly { readonly unit: string; readonly authority: string; readonly district: string }[];
  /** Language of the answer. */
  readonly language: Language;
}

declare module 'fastify' {
  interface FastifyRequest {
    reader?: Reader;
  }
}

/** A command's identity, the version that the client had seen and the ownership epoch that it acts under. */
export interface CommandHeaders extends CommandIdentity {
  readonly ifVersion?: number;
  readonly ifEpoch?: number;
}

const request = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** The authenticated user. */
export const CurrentReader = createParamDecorator((_: unknown, context): Reader => {
  const { reader } = request(context);
  if (!reader) throw new Error('A route that needs a reader is open');
  return reader;
});

/** The path's variables, checked against the operation. */
export const Params = createParamDecorator((_: unknown, context): unknown => request(context).input?.params);

/** The query, checked against the operation. */
export const Query = createParamDecorator((_: unknown, context): unknown => request(context).input?.query);

/** The body, checked against the operation. */
export const Body = createParamDecorator((_: unknown, context): unknown => request(context).input?.body);

/** Idempotency-Key, If-Match and Ownership-Epoch of a command. */
export const Command = createParamDecorator((_: unknown, context): CommandHeaders => {
  const { headers, method, url, body, reader } = request(context);
  const key = headers['idempotency-key'];
  const identity = identifyCommand({
    userId: reader?.principal.userId ?? '',
    route: `${method} ${url.split('?')[0]}`,
    key: Array.isArray(key) ? key[0] : key,
    body,
    required: operationOf(context.getHandler()).idempotency === 'required',
  });
  const ifVersion = versionOf(headers['if-match']);
  const epoch = headers['ownership-epoch'];
  const ifEpoch = epochOf(Array.isArray(epoch) ? epoch.join() : epoch);
  return {
    ...identity,
    ...(ifVersion === undefined ? {} : { ifVersion }),
    ...(ifEpoch === undefined ? {} : { ifEpoch }),
  };
});

/** Status and headers of the answer. */
export interface AnswerHead {
  status(code: number): void;
  header(name: string, value: string): void;
}

/** Where status and headers are set. Not the reply itself: that is a thenable, and Nest would wait for its end. */
export const Reply = createParamDecorator((_: unknown, context): AnswerHead => {
  const reply = context.switchToHttp().getResponse<FastifyReply>();
  return {
    status: (code) => void reply.status(code),
    header: (name, value) => void reply.header(name, value),
  };
});

/** Accept-Language, else the user's own language, else Danish. */
export function languageOf({ headers }: FastifyRequest, own?: Language): Language {
  return acceptedLanguage(headers['accept-language']) ?? own ?? 'da';
}
