import { join } from 'node:path';
import { createCli } from './cli';
import { run } from './program';

// `tovholder … | head` ends the reader early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const cloneFolder = join(__dirname, '..', '..', '..');
run(createCli(process.env, cloneFolder), process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    throw error;
  },
);
