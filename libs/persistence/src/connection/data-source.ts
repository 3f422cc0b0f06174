import { DataSource } from 'typeorm';
import { entities } from '../entities';
import { migrations } from '../migrations';
import { RecordNaming } from './naming';

export interface ConnectionOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly poolSize?: number;
  /** How long one statement may take (milliseconds); a migration or a check of the whole log needs longer. */
  readonly statementTimeout?: number;
  /** Told when the server ends a connection that nobody uses; the pool makes new ones by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

/**
 * A pool of connections to the record, to be initialised by the caller. It gives up early (connecting 2 s, waiting for a
 * row 2.5 s, a statement 3 s), so that a command gets its answer within 5 s whatever state PostgreSQL is in, and it
 * goes on by itself when PostgreSQL is back.
 */
export function createDataSource(options: ConnectionOptions): DataSource {
  const { url, applicationName, poolSize = 10, statementTimeout = 3_000, onConnectionLost } = options;
  return new DataSource({
    type: 'postgres',
    url,
    applicationName,
    poolSize,
    entities,
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new RecordNaming(),
    synchronize: false,
    logging: false,
    // Ids are made by the application, so the server needs no extension and the role no right to create one.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    connectTimeoutMS: 2_000,
    poolErrorHandler: (error: Error) => onConnectionLost?.(error),
    extra: {
      statement_timeout: statementTimeout,
      lock_timeout: Math.min(2_500, statementTimeout),
      // The server may be unable to keep its own time limit, so the client keeps one too.
      query_timeout: statementTimeout + 500,
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
    },
  });
}
