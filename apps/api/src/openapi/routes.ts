import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { ModulesContainer } from '@nestjs/core';
import { operationOf } from '../http/operation';
import type { RouteOperation } from './document';

/**
 * Every route of the application with its operation.
 *
 * @throws Error when a route declares none, or uses another method than GET and POST
 */
export function routesOf(modules: ModulesContainer, prefix: string): RouteOperation[] {
  const controllers = new Set(
    [...modules.values()].flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype as Type)),
  );
  return [...controllers].flatMap((controller) => routesOfController(controller, prefix));
}

function routesOfController(controller: Type, prefix: string): RouteOperation[] {
  const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method: unknown = typeof handler === 'function' ? Reflect.getMetadata(METHOD_METADATA, handler) : undefined;
    if (typeof handler !== 'function' || method === undefined) return [];
    return [
      {
        method: methodName(method),
        path: pathOf(prefix, base, String(Reflect.getMetadata(PATH_METADATA, handler) ?? '')),
        operation: operationOf(handler),
      },
    ];
  });
}

function methodName(method: unknown): RouteOperation['method'] {
  if (method === RequestMethod.GET) return 'get';
  if (method === RequestMethod.POST) return 'post';
  throw new Error(`The contract knows GET and POST only, not method ${String(method)}`);
}

/** `cases`, `:id/notes` → `/v1/cases/{id}/notes`. */
function pathOf(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .map((part) => part.replace(/^:(\w+)$/, '{$1}'))
    .join('/')}`;
}
