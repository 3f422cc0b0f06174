import type { ClientBase, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';

/** One statement inside a transaction. `name` has the server keep its plan for the connection. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

export interface Transaction {
  query<R extends QueryResultRow>(statement: Statement): Promise<R[]>;
}

type Obtained = [client: ClientBase, release: (error?: Error) => void];

/**
 * Runs `work` in one transaction (read committed) and commits, or rolls back and throws. A connection on which the
 * server did not answer is thrown away instead of being asked to roll back: that would wait for a second time limit.
 */
export async function inTransaction<T>(dataSource: DataSource, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const [client, release] = (await dataSource.driver.obtainMasterConnection()) as Obtained;
  const query = async <R extends QueryResultRow>({ text, values, name }: Statement): Promise<R[]> => {
    const { rows } = await client.query<R>({ text, values: [...values], ...(name ? { name } : {}) });
    return rows;
  };
  // A server that goes away between two statements says so outside any query, which would end the process.
  const lostBetween = () => undefined;
  client.on('error', lostBetween);
  const giveBack = (error?: Error) => {
    client.off('error', lostBetween);
    release(error);
  };
  try {
    await client.query('BEGIN');
    const result = await work({ query });
    await client.query('COMMIT');
    giveBack();
    return result;
  } catch (error) {
    if (isDatabaseUnavailable(error)) {
      giveBack(error as Error);
      throw error;
    }
    await client.query('ROLLBACK').then(
      () => giveBack(),
      (lost: Error) => giveBack(lost),
    );
    throw violated(error) ?? error;
  }
}

/**
 * What would have been written breaks what must hold at every commit: nobody's case is nobody's. Nothing was written, and
 * trying again changes nothing: a defect of ours, or of whoever writes past us.
 */
export class InvariantViolated extends Error {
  constructor(
    /** `open_case_is_owed`, `owner_is_active_member` or `unit_is_answered_for`. */
    readonly invariant: string,
    cause: Error,
  ) {
    super(cause.message, { cause });
    this.name = 'InvariantViolated';
  }
}

/** SQLSTATE class TV: raised by the checks of our own schema. */
function violated(error: unknown): InvariantViolated | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code?.startsWith('TV') && constraint !== undefined
    ? new InvariantViolated(constraint, error as Error)
    : undefined;
}

/** Runs one statement on its own. */
export async function ask<R extends QueryResultRow>(dataSource: DataSource, { text, values }: Statement): Promise<R[]> {
  return dataSource.query<R[]>(text, [...values]);
}

/** Statements that each stand for themselves, for what asks in a transaction or outside of one. */
export function oneByOne(dataSource: DataSource): Transaction {
  return {
    query<R extends QueryResultRow>(statement: Statement) {
      return ask<R>(dataSource, statement);
    },
  };
}

const connectionErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EAI_AGAIN',
  'ENOTFOUND',
]);

/**
 * Whether an error says that PostgreSQL could not be asked or did not answer in time: the outcome is unknown and the
 * same command may be repeated. Everything else is an answer, or a defect of ours.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message, driverError } = error as { code?: string; message?: string; driverError?: unknown };
  if (driverError !== undefined && driverError !== error) return isDatabaseUnavailable(driverError);
  if (code !== undefined) {
    // 08 connection, 53 resources, 57 operator intervention and time limits, 55P03 lock not available, 25P03 idle too long.
    return connectionErrors.has(code) || /^(08|53|57)/.test(code) || code === '55P03' || code === '25P03';
  }
  return /timeout|terminated|Connection ended|not queryable|already been closed|pool after calling end/i.test(
    message ?? '',
  );
}
