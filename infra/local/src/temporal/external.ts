import { join } from 'node:path';
import { searchAttributeNames } from '@tovholder/temporal';
import { SetupProblem } from '../problem';
import { execute } from '../tools/executables';

/**
 * Makes a Temporal that somebody else runs ready for our cases: it must answer, and know their search attributes.
 * @throws SetupProblem when it does not answer, or does not let us register them.
 */
export async function prepareExternalTemporal(options: {
  readonly address: string;
  readonly namespace: string;
}): Promise<void> {
  const { address, namespace } = options;
  try {
    await execute(process.execPath, [join(__dirname, 'register-attributes.js'), address, namespace], {
      timeout: 20_000,
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().replace(/\.$/, '') : '';
    const why = said === '' || said.includes('transport') ? 'it does not answer' : said;
    throw new SetupProblem(
      `Temporal at ${address}, namespace ${namespace}, is not ready for Tovholder: ${why}.`,
      `Check TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE; the namespace needs the search attributes ${searchAttributeNames.join(', ')} (Keyword).`,
    );
  }
}
