import { createServer } from 'node:net';

/**
 * Below the range that systems take the ports of outgoing connections from: a port found free there may be such a
 * connection's own by the time that a server listens on it.
 */
const range = { from: 20_000, to: 32_000 };

/** A TCP port on `host` that nobody listens on at this moment. @throws Error when none of many tried is free */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const port = range.from + Math.floor(Math.random() * (range.to - range.from));
    if (await portIsFree(port, host)) return port;
  }
  throw new Error(`No free port between ${range.from} and ${range.to}`);
}

/** Whether this process could listen on the port. */
export async function portIsFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await whyNotListening(port, host)) === undefined;
}

/** The system's code for why this process could not listen on the port; undefined when it could. */
export function whyNotListening(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** The wanted port if it is free, else another one: addresses stay the same from start to start where they can. */
export async function preferPort(wanted: number | undefined, host = '127.0.0.1'): Promise<number> {
  return wanted !== undefined && (await portIsFree(wanted, host)) ? wanted : freePort(host);
}
