import { createServer, type AddressInfo } from 'node:net';

/** A TCP port on `host` that nobody listens on at this moment. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether this process could listen on the port. */
export function portIsFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** The wanted port if it is free, else another one: addresses stay the same from start to start where they can. */
export async function preferPort(wanted: number | undefined, host = '127.0.0.1'): Promise<number> {
  return wanted !== undefined && (await portIsFree(wanted, host)) ? wanted : freePort(host);
}
