import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { operationOf } from '../http/operation';
import type { RouteOperation } from './document';

/**
 * Every route of a module and of those that it imports, with its operation. Reads the decorators only, so that the
 * document can be written without a database.
 *
 * @throws Error when a route declares none, or uses another method than GET, POST, PUT and DELETE
 */
export function routesOf(module: Type, prefix: string): RouteOperation[] {
  return [...controllersOf(module, new Set())].flatMap((controller) => routesOfController(controller, prefix));
}

function controllersOf(module: Type, found: Set<Type>): Set<Type> {
  for (const controller of listed(module, MODULE_METADATA.CONTROLLERS)) found.add(controller);
  for (const imported of listed(module, MODULE_METADATA.IMPORTS)) controllersOf(imported, found);
  return found;
}

function listed(module: Type, what: string): Type[] {
  return (Reflect.getMetadata(what, module) as Type[] | undefined) ?? [];
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
  if (method === RequestMethod.PUT) return 'put';
  if (method === RequestMethod.DELETE) return 'delete';
  throw new Error(`The contract knows GET, POST, PUT and DELETE only, not method ${String(method)}`);
}

/** `cases`, `:id/notes` → `/v1/cases/{id}/notes`. */
function pathOf(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .map((part) => part.replace(/^:(\w+)$/, '{$1}'))
    .join('/')}`;
}
