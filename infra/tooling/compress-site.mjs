/**
 * `node compress-site.mjs FOLDER`: lays a brotli and a gzip copy beside each text file of a built web, so that the server
 * sends them as they are instead of compressing at every request. A copy that saves next to nothing is left out.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [folder = '.'] = process.argv.slice(2);
const texts = /\.(?:html|js|css|svg|json|txt|map)$/;
/** Smaller files travel in one packet either way. */
const smallest = 1_024;
const worthIt = 0.9;

const encodings = {
  br: (content) =>
    brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gz: (content) => gzipSync(content, { level: constants.Z_BEST_COMPRESSION }),
};

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !texts.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  const content = readFileSync(file);
  if (content.length < smallest) continue;
  for (const [extension, compress] of Object.entries(encodings)) {
    const compressed = compress(content);
    if (compressed.length < content.length * worthIt) writeFileSync(`${file}.${extension}`, compressed);
  }
}
