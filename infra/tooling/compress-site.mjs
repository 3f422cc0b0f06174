/**
 * Lays a brotli and a gzip copy beside a text file of the web, so that the server sends them as they are instead of
 * compressing at every request. A copy that saves next to nothing is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

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

/** The names that copies of a file may have. */
export const copiesOf = (file) => Object.keys(encodings).map((extension) => `${file}.${extension}`);

/** @param {string} file path of a file of the web */
export function compress(file) {
  if (!texts.test(file)) return;
  const content = readFileSync(file);
  if (content.length < smallest) return;
  for (const [extension, encode] of Object.entries(encodings)) {
    const encoded = encode(content);
    if (encoded.length < content.length * worthIt) writeFileSync(`${file}.${extension}`, encoded);
  }
}
