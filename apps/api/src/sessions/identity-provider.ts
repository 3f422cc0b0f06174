import type { Language } from '@tovholder/domain/text';
import type * as OpenidClient from 'openid-client';
import type { Settings } from '../settings/settings';

/** openid-client is an ES module only: loaded where it is used, so that a test of anything else need not transform it. */
const openid = (): Promise<typeof OpenidClient> => import('openid-client');

const timeoutSeconds = 5;
/** How far two machines' clocks may be apart. */
const toleranceSeconds = 30;

/** The provider could not be asked: trying again may help. */
export class ProviderAway extends Error {}

/** The provider's answer does not say who it is: it refused, or the answer is not the one that was asked for. */
export class NotIdentified extends Error {}

/** What has to be remembered between the two halves of a sign-in. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Identified {
  readonly subject: string;
  readonly idToken: string | undefined;
}

/** The authority's own identity provider, by OpenID Connect: authorisation code with PKCE. */
export class IdentityProvider {
  private configuration: Promise<OpenidClient.Configuration> | undefined;

  constructor(
    private readonly oidc: Settings['oidc'],
    private readonly idleSeconds: number,
  ) {}

  /** The address to send a browser to, to a provider that speaks `language` if it can, and what its answer will be held to. @throws ProviderAway */
  async ask(origin: string, language: Language): Promise<Asked & { readonly address: string }> {
    const [client, configuration] = await Promise.all([openid(), this.discovered()]);
    const asked = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${origin}/sign-in/callback`,
      response_type: 'code',
      scope: 'openid',
      state: asked.state,
      nonce: asked.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(asked.verifier),
      code_challenge_method: 'S256',
      ui_locales: language,
      // Who was idle for so long that our session ended must show again that it is them.
      max_age: String(this.idleSeconds),
    });
    return { ...asked, address: address.href };
  }

  /**
   * Who the provider says it is.
   *
   * @param url the whole address that the browser came back to
   * @throws NotIdentified or ProviderAway
   */
  async identify(url: URL, { state, nonce, verifier }: Asked): Promise<Identified> {
    const [client, configuration] = await Promise.all([openid(), this.discovered()]);
    let answer: Awaited<ReturnType<typeof OpenidClient.authorizationCodeGrant>>;
    try {
      answer = await client.authorizationCodeGrant(configuration, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
    } catch (cause) {
      throw neverReached(cause) ? new ProviderAway('', { cause }) : new NotIdentified('', { cause });
    }
    const claims = answer.claims();
    // Not every provider tells when; one that does must have asked anew.
    const since = claims?.auth_time === undefined ? 0 : Date.now() / 1000 - claims.auth_time;
    if (!claims || since > this.idleSeconds + toleranceSeconds) throw new NotIdentified();
    return { subject: claims.sub, idToken: answer.id_token };
  }

  /** Where the provider ends its own session and sends the browser back to `origin`; undefined when it offers none. */
  async endAddress(
    origin: string,
    { idToken, language }: { readonly idToken: string | undefined; readonly language: Language },
  ): Promise<string | undefined> {
    const [client, configuration] = await Promise.all([openid(), this.discovered()]);
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    return client.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: `${origin}/sign-out`,
      ui_locales: language,
      ...(idToken === undefined ? {} : { id_token_hint: idToken }),
    }).href;
  }

  /** The provider is asked at the first sign-in, so that the API starts before it; a failure is not remembered. */
  private discovered(): Promise<OpenidClient.Configuration> {
    this.configuration ??= this.discover().catch((cause: unknown) => {
      this.configuration = undefined;
      throw new ProviderAway('', { cause });
    });
    return this.configuration;
  }

  private async discover(): Promise<OpenidClient.Configuration> {
    const client = await openid();
    const { issuer, clientId, clientSecret } = this.oidc;
    return client.discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret),
      { timeout: timeoutSeconds, execute: issuer.startsWith('http:') ? [client.allowInsecureRequests] : [] },
    );
  }
}

/** Whether an error says that there was no answer of the provider – none at all, or a gateway's – rather than a wrong one. */
function neverReached(error: unknown): boolean {
  const { name, code } = error as { readonly name?: string; readonly code?: string };
  return name === 'TypeError' || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
}
