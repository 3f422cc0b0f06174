import 'reflect-metadata';
import { applyDecorators, HttpCode, SetMetadata, type Type } from '@nestjs/common';
import type { z } from 'zod';
import type { ProblemCode } from '../problems/catalogue';

/**
 * What one route takes and answers: the single source for validation, for the answer's shape and for the OpenAPI
 * document, so that the three cannot drift apart.
 */
export interface OperationDefinition {
  /** Unique; becomes the method name in generated clients. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Of a stream: one of its events. */
  readonly answer: z.ZodType;
  /** Media type of the answer; JSON unless it is text for a machine. */
  readonly answerType?: 'text/plain' | 'text/event-stream' | 'application/pdf';
  /** 200 unless the route creates something. */
  readonly status?: 200 | 201;
  /** Headers of the answer beyond the ones that every answer has. */
  readonly answerHeaders?: Readonly<Record<string, string>>;
  /** Statuses besides 200 that carry the same answer. */
  readonly alsoAnswers?: readonly 503[];
  /** Problems of this route beyond the ones that every route has. */
  readonly problems?: readonly ProblemCode[];
  /** Whether a POST needs an Idempotency-Key. */
  readonly idempotency?: 'required' | 'optional';
  /** Takes If-Match. */
  readonly concurrency?: boolean;
  /** Answers without authentication. */
  readonly open?: boolean;
  /** Asked by a page of its own accord: it is no sign that somebody is there, and keeps no session alive. */
  readonly unattended?: boolean;
}

const operationKey = Symbol('operation');

/** Declares a route's operation beside Nest's routing decorator. */
export function Operation(definition: OperationDefinition): MethodDecorator {
  return applyDecorators(SetMetadata(operationKey, definition), HttpCode(definition.status ?? 200));
}

/** @throws Error for a route without a declaration: none may exist */
export function operationOf(handler: object): OperationDefinition {
  const definition: unknown = Reflect.getMetadata(operationKey, handler);
  if (!definition) throw new Error(`Route ${(handler as Type).name} declares no operation`);
  return definition as OperationDefinition;
}

export function findOperation(handler: object): OperationDefinition | undefined {
  return Reflect.getMetadata(operationKey, handler) as OperationDefinition | undefined;
}
