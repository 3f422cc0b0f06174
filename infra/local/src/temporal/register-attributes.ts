/**
 * A program of its own, `register-attributes <address> <namespace>`: it makes the search attributes of our cases known
 * to a Temporal that we did not start. The SDK's runtime takes over the signals of the process it runs in, so it must
 * not be the one that Ctrl-C ends.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { searchAttributeNames } from '@tovholder/temporal';

/** Temporal's own number for the type Keyword. */
const KEYWORD = 2;
const { TEMPORAL_API_KEY: apiKey, TEMPORAL_TLS: tls } = process.env;

async function main([address, namespace = 'default']: readonly string[]): Promise<void> {
  const connectionOptions = { ...(apiKey && { apiKey }), ...((apiKey ?? tls === 'true') && { tls: true }) };
  const environment = await TestWorkflowEnvironment.createFromExistingServer({
    ...(address !== undefined && { address }),
    namespace,
    connectionOptions,
  });
  try {
    const { operatorService } = environment.connection;
    const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
    const missing = searchAttributeNames.filter((name) => customAttributes[name] === undefined);
    const searchAttributes = Object.fromEntries(missing.map((name) => [name, KEYWORD]));
    if (missing.length > 0) await operatorService.addSearchAttributes({ namespace, searchAttributes });
  } finally {
    await environment.teardown();
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
