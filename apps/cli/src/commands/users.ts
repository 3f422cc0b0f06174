import { demoUsers } from '@tovholder/districts';
import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { table } from '../output/table';
import { wrongUse } from '../problem';
import { districtOf, readDistricts } from '../record/districts';
import { activateCommand, deactivateCommand } from './activity';

/** `tovholder users`: whom one can be in the demonstration; who leaves, and who comes back. */
export const usersCommand = (cli: Cli): Command =>
  command('users', {
    summary: 'the demo users: name, role, authority, district; deactivate, activate',
    examples: ['npm run -s tovholder -- users --district koebenhavns-vestegn'],
  })
    .option('--district <id>', 'only those of one district')
    .action(({ district, json }: CommonOptions & { readonly district?: string }) => {
      const districts = readDistricts(cli.settings().districts);
      if (district !== undefined) districtOf(districts, district);
      const users = demoUsers(districts).filter((user) => district === undefined || user.districts.includes(district));
      if (users.length === 0) throw wrongUse('There are no demo users.', 'Check the district profiles.');
      if (json) {
        cli.out.json(users);
        return;
      }
      const rows = users.map(({ userName, name, roles, authorities, districts: of }) => [
        userName,
        name,
        roles.join(', '),
        authorities.join(', '),
        of.length === districts.size && of.length > 1 ? 'all' : of.join(', '),
      ]);
      table([['user', 'name', 'role', 'authority', 'district'], ...rows]).forEach((line) => cli.out.line(line));
    })
    .addCommand(deactivateCommand(cli))
    .addCommand(activateCommand(cli));
