import { whyNotListening } from '../ports';
import { SetupProblem } from '../problem';
import type { StackSettings } from './settings';

/** @throws SetupProblem when the API could not listen where it is to */
export async function requirePort({ port, host }: Pick<StackSettings, 'port' | 'host'>): Promise<void> {
  const code = await whyNotListening(port, host);
  if (code === undefined) return;
  if (code === 'EADDRINUSE') {
    throw new SetupProblem(
      `Port ${port} on ${host} is taken by another program.`,
      `End that program, or choose another port: PORT=${port < 65_535 ? port + 1 : port - 1} npm start`,
    );
  }
  if (code === 'EACCES') {
    throw new SetupProblem(
      `The system does not let this account listen on port ${port}.`,
      'Choose a port above 1023: PORT=3000 npm start',
    );
  }
  throw new SetupProblem(
    `HOST is '${host}', which is not an address of this machine (${code}).`,
    'Unset HOST for this machine alone, or set it to 0.0.0.0 for others too.',
  );
}
