import { serverAway, wrongUse } from '../problem';
import { required, type Settings } from '../settings/settings';
import { ask, jsonOf } from './ask';

const demoGrant = 'urn:tovholder:grant:demo-user';
const server = 'The identity provider';

/** Access tokens of the demo identity provider, one per user, asked for once. */
export class DemoTokens {
  private readonly byUser = new Map<string, Promise<string>>();
  private endpoint: Promise<string> | undefined;

  constructor(private readonly settings: Settings) {}

  /**
   * @param user a demo user's name, such as `caseworker.0165`
   * @throws CliProblem for a user that does not exist, and where there is no demo provider
   */
  of(user: string): Promise<string> {
    const known = this.byUser.get(user);
    if (known !== undefined) return known;
    const token = this.fetchToken(user);
    this.byUser.set(user, token);
    return token;
  }

  private async fetchToken(user: string): Promise<string> {
    this.endpoint ??= this.findEndpoint();
    const body = new URLSearchParams({ grant_type: demoGrant, client_id: 'tovholder-cli', username: user });
    const answer = await ask(await this.endpoint, { server, init: { method: 'POST', body } });
    const content = (await jsonOf(answer)) as { readonly access_token?: unknown; readonly error?: unknown } | undefined;
    if (answer.ok && typeof content?.access_token === 'string') return content.access_token;
    if (content?.error === 'invalid_grant') {
      throw wrongUse(`There is no demo user '${user}'.`, 'npm run -s tovholder -- users lists them.');
    }
    throw serverAway(
      `The identity provider gives no demo tokens (${answer.status}${typeof content?.error === 'string' ? ` ${content.error}` : ''}).`,
      'Demo users exist only with the built-in provider: unset OIDC_ISSUER and start the stack with npm start.',
    );
  }

  private async findEndpoint(): Promise<string> {
    if (this.settings.demoTokenEndpoint !== undefined) return this.settings.demoTokenEndpoint;
    const issuer = required(this.settings, 'issuer').replace(/\/$/, '');
    const answer = await ask(`${issuer}/.well-known/openid-configuration`, { server });
    const content = (await jsonOf(answer)) as { readonly token_endpoint?: unknown } | undefined;
    if (answer.ok && typeof content?.token_endpoint === 'string') return content.token_endpoint;
    throw serverAway(
      `The issuer at ${issuer} publishes no token endpoint.`,
      'Check OIDC_ISSUER, or unset it to use the demo provider of npm start.',
    );
  }
}
