/** The part of oidc-provider that is used here; the package brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface GrantContext {
    readonly oidc: { readonly client: object; readonly params: Readonly<Record<string, string | undefined>> };
    body: unknown;
  }

  interface AccessToken {
    resourceServer: object;
    readonly expiration: number;
    readonly tokenType: string;
    save(): Promise<string>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    readonly AccessToken: new (content: {
      accountId: string;
      client: object;
      gty: string;
      scope?: string;
    }) => AccessToken;
    readonly ResourceServer: new (identifier: string, content: object) => object;
    registerGrantType(name: string, handler: (ctx: GrantContext) => Promise<void>, params: readonly string[]): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
  }

  export namespace errors {
    class InvalidGrant extends Error {
      constructor(detail: string);
      error_description: string;
    }
  }
}
