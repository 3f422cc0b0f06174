import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { webAddress } from './parts';
import type { StackSettings } from './settings';
import type { StackFile } from './stack-file';

/** The last lines of a start: where it is, who one can be, what to try. */
export function welcome(stack: StackFile, settings: StackSettings): string {
  const api = stack.api ?? '';
  const demo = stack.demoTokenEndpoint !== undefined;
  const hasWeb = existsSync(join(settings.webRoot, 'index.html'));
  const web = webAddress(settings);
  const open = hasWeb ? web : `${web}/docs`;
  return [
    '',
    `Tovholder runs. Open ${open}${demo && hasWeb ? ' – one click signs in' : ''}`,
    `  (docs ${api}/docs, Temporal's screens ${stack.temporal.ui ?? stack.temporal.address}, logs ${stack.logs})`,
    ...(demo
      ? [
          'Demo users: caseworker.0165 · supervisor.0165 · screening.politi · caseworker.psykiatri · caseworker.kriminalforsorg',
          '            coordinator.pspk · coordinator.ukn · coordinator.exit · … (<role>.<authority>)',
        ]
      : [`Identities come from ${stack.issuer ?? ''}`]),
    'Try:',
    '  npm run demo                                              three referrals, told as they unfold',
    ...(demo
      ? [
          `  TOKEN=$(npm run -s tovholder -- token caseworker.0165)     be the caseworker in Albertslund`,
          `  curl -H "Authorization: Bearer $TOKEN" '${api}/v1/work-items?scope=unit'`,
        ]
      : [`  curl ${api}/v1/health/ready`, `  curl ${api}/openapi.json`]),
    `Ctrl-C ends it; the data stays in ${settings.dataDir} (npm start -- --fresh begins anew).`,
  ].join('\n');
}
