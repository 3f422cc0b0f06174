import type { CaseGateway } from '@tovholder/temporal';
import { serverAway } from '../problem';
import { required, type Settings } from '../settings/settings';

const withinMs = 5_000;

/** Opens the way to the cases' workflows for the time of `use`. @throws CliProblem when Temporal does not answer */
export async function withTemporal<T>(settings: Settings, use: (gateway: CaseGateway) => Promise<T>): Promise<T> {
  const { connectTemporal, loadPayloadKeys } = await import('@tovholder/temporal');
  const temporal = connectTemporal({
    ...required(settings, 'temporal'),
    keys: loadPayloadKeys(required(settings, 'keys')),
  });
  try {
    if (!(await temporal.isReachable(withinMs))) throw temporalAway(settings);
    return await use(temporal.gateway);
  } finally {
    await temporal.close();
  }
}

export const temporalAway = (settings: Settings): Error =>
  serverAway(
    `Temporal does not answer at ${required(settings, 'temporal').address}.`,
    'Is npm start running? Else check TEMPORAL_ADDRESS. Doing it again goes on where it stopped.',
  );
