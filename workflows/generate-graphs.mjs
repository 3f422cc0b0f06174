/**
 * `npm run -w @tovholder/workflows graphs`: explores every built course and writes its graph anew. The graphs are kept
 * in git, so that the API answers with them at once and a change of a course is seen as a picture in review; the spec
 * of the processes compares the two.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explore } from './dist/engine/index.js';
import { processes } from './dist/processes/index.js';

const folder = join(import.meta.dirname, 'src', 'graphs');
const line = (entry) =>
  `    ${JSON.stringify(entry).replaceAll('":', '": ').replaceAll(',"', ', "').replace('{', '{ ').replace(/}$/, ' }')}`;
const list = (entries) => `[\n${entries.map(line).join(',\n')}\n  ]`;

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (file.endsWith('.json')) rmSync(join(folder, file));
for (const process of processes.values()) {
  const { nodes, edges } = explore(process);
  writeFileSync(
    join(folder, `${process.id}.json`),
    `{\n  "process": "${process.id}",\n  "version": ${process.version},\n  "nodes": ${list(nodes)},\n  "edges": ${list(edges)}\n}\n`,
  );
}
