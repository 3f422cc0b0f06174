import { join } from 'node:path';

/** Where each part of a local stack keeps its own things under the data folder. */
export function placesIn(dataDir: string) {
  return {
    postgres: join(dataDir, 'postgres'),
    temporal: join(dataDir, 'temporal'),
    temporalFile: join(dataDir, 'temporal', 'temporal.db'),
    identity: join(dataDir, 'identity'),
    keys: join(dataDir, 'keys.json'),
    ports: join(dataDir, 'ports.json'),
    claim: join(dataDir, 'stack.pid'),
    stack: join(dataDir, 'stack.json'),
    logs: join(dataDir, 'logs'),
  };
}

export type Places = ReturnType<typeof placesIn>;
