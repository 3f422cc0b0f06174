import { type Cli, command, type CommonOptions } from '../cli';
import type { Command } from 'commander';
import { DemoTokens } from '../http/demo-tokens';

/** `tovholder token <user>`: an access token alone on stdout, to be put into a variable. */
export const tokenCommand = (cli: Cli): Command =>
  command('token', {
    summary: 'one access token of the demo identity provider',
    examples: [
      'TOKEN=$(npm run -s tovholder -- token caseworker.0165)',
      'curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:3000/v1/work-items?scope=unit',
    ],
  })
    .argument('<user>', 'name of a demo user, such as caseworker.0165 (tovholder users lists them)')
    .action(async (user: string, { json }: CommonOptions) => {
      const token = await new DemoTokens(cli.settings()).of(user);
      if (json) cli.out.json({ user, token });
      else cli.out.line(token);
    });
