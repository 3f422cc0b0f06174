import type { createRemoteJWKSet } from 'jose';
import { Problem } from '../problems/problem';
import type { Settings } from '../settings/settings';

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** jose is an ES module only: loaded where it is used, so that a test of anything else need not transform it. */
const jose = () => import('jose');

const identityTimeoutMs = 3_000;

/** Verifies access tokens by the issuer's published keys. */
export class AccessTokens {
  private keySet: Promise<KeySet> | undefined;

  constructor(private readonly oidc: Settings['oidc']) {}

  /**
   * @returns the token's subject
   * @throws Problem `unauthenticated`, or `temporarily-unavailable` when the issuer's keys cannot be had
   */
  async subjectOf(token: string): Promise<string> {
    const [keySet, { errors, jwtVerify }] = await Promise.all([this.keys(), jose()]);
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer: this.oidc.issuer,
        audience: this.oidc.audience,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: 5,
      });
      if (payload.sub) return payload.sub;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw new Problem('temporarily-unavailable');
      if (error instanceof errors.JWKSTimeout || error.code === 'ERR_JOSE_GENERIC') {
        throw new Problem('temporarily-unavailable');
      }
    }
    throw new Problem('unauthenticated');
  }

  /** The issuer is asked at the first token, so that the API starts before it; a failure is not remembered. */
  private keys(): Promise<KeySet> {
    this.keySet ??= this.discover().catch(() => {
      this.keySet = undefined;
      throw new Problem('temporarily-unavailable');
    });
    return this.keySet;
  }

  private async discover(): Promise<KeySet> {
    const { issuer } = this.oidc;
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(identityTimeoutMs),
      redirect: 'error',
    });
    const document = (await answer.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
    if (document.issuer !== issuer || typeof document.jwks_uri !== 'string') throw new Error('Not this issuer');
    const { createRemoteJWKSet } = await jose();
    return createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: identityTimeoutMs });
  }
}
