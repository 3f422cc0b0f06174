import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { DemoUser, DistrictProfile } from '@tovholder/districts';
import type { PageContext } from 'oidc-provider';
import { directoryOf } from './directory';
import { loginPages, loginPath } from './login';
import { overPage, policyOf, signOutPage } from './pages';
import type { IdentitySettings } from './settings';
import { signingKeys } from './signing-keys';
import { type Language, languageOf, type Localized, words } from './words';

/** The grant by which the command line becomes a demo user in one POST, without a password. */
export const DEMO_GRANT = 'urn:tovholder:grant:demo-user';

/** The command line's client. */
const commandLine = {
  client_id: 'tovholder-cli',
  client_name: 'tovholder',
  token_endpoint_auth_method: 'none',
  grant_types: [DEMO_GRANT],
  response_types: [],
  redirect_uris: [],
};

/** The web's client: a public one, which PKCE protects, at the addresses of this machine's own stack and no others. */
const web = (origins: readonly string[]) => ({
  client_id: 'tovholder-web',
  client_name: 'Tovholder',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: origins.map((origin) => `${origin}/sign-in/callback`),
  post_logout_redirect_uris: origins.map((origin) => `${origin}/sign-out`),
});

const SECONDS_A_WORKING_DAY = 8 * 60 * 60;

const languageIn = ({ oidc }: PageContext): Language => languageOf(oidc.params?.['ui_locales']);

/**
 * An OpenID provider for demo users. Browsers choose one on a page and come back with a code; `POST /token` with `grant_type` DEMO_GRANT, `client_id=tovholder-cli` and
 * `username` answers with a JWT access token whose subject is the user name.
 */
export async function createDemoProvider(
  settings: IdentitySettings,
  { users, profiles }: { readonly users: readonly DemoUser[]; readonly profiles: Iterable<DistrictProfile> },
): Promise<RequestListener> {
  // An ES module without a CommonJS door.
  const { default: Provider, errors } = await import('oidc-provider');
  const { origins } = settings;
  const show = (ctx: PageContext, html: string): void => {
    ctx.type = 'html';
    ctx.set('content-security-policy', policyOf(origins));
    ctx.body = html;
  };
  const overPageOf = (ctx: PageContext, title: Localized): string =>
    overPage(languageIn(ctx), { title, back: origins[0] });
  const byName = new Map(users.map((user) => [user.userName, user]));
  const provider = new Provider(settings.issuer, {
    clients: [commandLine, ...(origins.length > 0 ? [web(origins)] : [])],
    jwks: signingKeys(settings.keysFile),
    ttl: {
      AccessToken: SECONDS_A_WORKING_DAY,
      AuthorizationCode: 60,
      Grant: SECONDS_A_WORKING_DAY,
      IdToken: 3_600,
      Interaction: 600,
      Session: SECONDS_A_WORKING_DAY,
    },
    // Nobody's login survives a restart of the provider, so neither need the keys that its cookies are signed with.
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    scopes: ['openid'],
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: PageContext, form: string) => show(ctx, signOutPage(languageIn(ctx), form)),
        postLogoutSuccessSource: (ctx: PageContext) => show(ctx, overPageOf(ctx, words.signedOut)),
      },
    },
    interactions: { url: (_ctx: unknown, { uid }: { readonly uid: string }) => `${loginPath}${uid}` },
    // The users are ours and so is the application: there is nobody to ask for consent.
    loadExistingGrant: async ({ oidc: { client, session } }: PageContext) => {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    renderError: (ctx: PageContext) => show(ctx, overPageOf(ctx, words.failed)),
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
  const districts = directoryOf(profiles, { users, now: new Date().toISOString() });
  return loginPages(provider, { districts, origins });
}
