import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { SettingsError } from '../settings/settings';
import { isOwnPath, ownPaths } from './paths';

/** Names that the build gives to a file by its content: whoever has it once needs not ask again. */
const hashed = /[/\\]assets[/\\][^/\\]+-[\w-]{8,}\.\w+(?:\.(?:br|gz))?$/;

/**
 * Serves the built web: its files as they are (compressed ones where they lie beside), and its one page for every path
 * that is a screen, so that a link into the product can be opened.
 *
 * @throws SettingsError when the folder holds no web
 */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html'))) {
    throw new SettingsError('TOVHOLDER_WEB_ROOT names a folder without an index.html; npm run build makes the web.');
  }
  const { default: files } = await import('@fastify/static');
  await server.register(files, {
    root,
    serve: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Looked up at each request, not listed at the start: a web that is built anew needs no restart.
  server.get('/*', (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (isOwnPath(path, ...ownPaths)) return reply.callNotFound();
    // A file that is not there is not a screen: a page in its place would be run as a script.
    const isFile = /\.\w+$/.test(path);
    return reply.sendFile(isFile ? path.slice(1) : 'index.html');
  });
}
