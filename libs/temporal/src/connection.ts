import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { CaseGateway } from './case-gateway';
import { createDataConverter } from './data-converter';
import type { PayloadKeys } from './key-file';
import { WithinTime } from './within-time';

export interface TemporalSettings {
  /** host:port of the frontend. */
  readonly address: string;
  readonly namespace: string;
  readonly keys: PayloadKeys;
  /** `true` for TLS with the system's roots, or certificates as PEM. */
  readonly tls?: ConnectionOptions['tls'];
  readonly apiKey?: string;
}

export interface TemporalConnection {
  readonly gateway: CaseGateway;
  /** Whether the server answers within `withinMs`; never throws. */
  isReachable(withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/** gRPC waits up to two minutes between attempts by default: far too long for a server that is back already. */
const reconnectBackoff = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 };

/** Prepares a connection that is made at the first call, so that a program starts while Temporal is away. */
export function connectTemporal(settings: TemporalSettings): TemporalConnection {
  const connection = Connection.lazy({
    address: settings.address,
    tls: settings.tls ?? (settings.apiKey ? true : null),
    ...(settings.apiKey ? { apiKey: settings.apiKey } : {}),
    channelArgs: reconnectBackoff,
    connectTimeout: 2_000,
    // The gateway repeats within its own deadline; the SDK's retries would go on behind its back, even after close().
    interceptors: [],
  });
  const client = new Client({
    connection,
    namespace: settings.namespace,
    dataConverter: createDataConverter(settings.keys, settings.namespace),
  });
  return {
    gateway: new CaseGateway(client),
    async isReachable(withinMs) {
      try {
        await new WithinTime(withinMs).run(connection, () => connection.workflowService.getSystemInfo({}));
        return true;
      } catch {
        return false;
      }
    },
    close: () => connection.close(),
  };
}
