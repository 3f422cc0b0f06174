import type { DataSource } from 'typeorm';

/** Numbers of this database's advisory locks, each for one thing that only one process does at a time. */
export const locks = {
  seed: 7_268_001,
  clockRound: 7_268_002,
  ruleChange: 7_268_003,
  ruleChangeWork: 7_268_004,
  /** Changes of who is here; the schema's own checks take it too. */
  directory: 7_268_005,
  /** With the hash of a command's id: saving a draft and submitting it. */
  draft: 7_268_006,
} as const;

/**
 * Does work that only one process does at a time. The lock belongs to a connection of its own, so that a process that
 * dies gives it back. @returns what the work returns; undefined when another process is at it
 */
export async function alone<T>(
  dataSource: DataSource,
  { lock, work }: { readonly lock: number; readonly work: () => Promise<T> },
): Promise<T | undefined> {
  const runner = dataSource.createQueryRunner();
  try {
    const [row] = (await runner.query('SELECT pg_try_advisory_lock($1) AS locked', [lock])) as { locked: boolean }[];
    if (!row?.locked) return undefined;
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [lock]);
    }
  } finally {
    await runner.release();
  }
}
