import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem';
import type { Origins } from './origins';

/**
 * Lets a request pass that the browser's cookie vouches for only when one of our own pages sent it: another site can
 * have the cookie sent along, but can neither name our origin nor add a header of its own.
 *
 * @throws Problem `csrf-refused`
 */
export function requireOwnPage(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  origins: Origins,
): void {
  if (method === 'GET' || method === 'HEAD') return;
  if (!origins.has(headers.origin) || headers['x-tovholder-request'] !== '1') throw new Problem('csrf-refused');
}
