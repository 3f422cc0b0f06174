import type { RequestListener } from 'node:http';
import type { IdentitySettings } from './settings';
import { signingKeys } from './signing-keys';

/** A demo user, as far as a token needs it; what a user may do stands in the directory, not in the token. */
export interface DemoUser {
  readonly userName: string;
  readonly name: string;
}

/** The grant by which the command line becomes a demo user in one POST, without a password. */
export const DEMO_GRANT = 'urn:tovholder:grant:demo-user';

/** Programs that may ask for tokens. The web application's client, with its login pages, joins this list. */
const clients = [
  {
    client_id: 'tovholder-cli',
    client_name: 'tovholder',
    token_endpoint_auth_method: 'none',
    grant_types: [DEMO_GRANT],
    response_types: [],
    redirect_uris: [],
  },
];

const SECONDS_A_WORKING_DAY = 8 * 60 * 60;

/**
 * An OpenID provider for demo users. `POST /token` with `grant_type` DEMO_GRANT, `client_id=tovholder-cli` and
 * `username` answers with a JWT access token whose subject is the user name.
 */
export async function createDemoProvider(
  settings: IdentitySettings,
  users: readonly DemoUser[],
): Promise<RequestListener> {
  // An ES module without a CommonJS door.
  const { default: Provider, errors } = await import('oidc-provider');
  const byName = new Map(users.map((user) => [user.userName, user]));
  const provider = new Provider(settings.issuer, {
    clients,
    jwks: signingKeys(settings.keysFile),
    ttl: { AccessToken: SECONDS_A_WORKING_DAY },
    features: { devInteractions: { enabled: false }, resourceIndicators: { enabled: true } },
    findAccount: (_ctx: unknown, userName: string) => {
      const user = byName.get(userName);
      return user && { accountId: user.userName, claims: () => ({ sub: user.userName, name: user.name }) };
    },
  });
  const audience = new provider.ResourceServer(settings.audience, {
    audience: settings.audience,
    accessTokenFormat: 'jwt',
    accessTokenTTL: SECONDS_A_WORKING_DAY,
    jwt: { sign: { alg: 'RS256' } },
  });
  provider.registerGrantType(
    DEMO_GRANT,
    async (ctx) => {
      const { client, params } = ctx.oidc;
      const user = byName.get(params.username ?? '');
      if (user === undefined) throw new errors.InvalidGrant('no such demo user');
      const token = new provider.AccessToken({ accountId: user.userName, client, gty: 'demo-user' });
      token.resourceServer = audience;
      ctx.body = { access_token: await token.save(), token_type: token.tokenType, expires_in: token.expiration };
    },
    ['username'],
  );
  return provider.callback();
}
