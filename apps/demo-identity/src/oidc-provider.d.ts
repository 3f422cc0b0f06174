/** The part of oidc-provider that is used here; the package brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface GrantContext {
    readonly oidc: { readonly client: object; readonly params: Readonly<Record<string, string | undefined>> };
    body: unknown;
  }

  /** A request for a page, as the library's own framework has it. */
  export interface PageContext {
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
      /** Absent while a request is not understood. */
      readonly params?: Readonly<Record<string, unknown>>;
    };
    body: unknown;
    type: string;
    set(header: string, value: string): void;
  }

  interface AccessToken {
    resourceServer: object;
    readonly expiration: number;
    readonly tokenType: string;
    save(): Promise<string>;
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  interface Interaction {
    readonly uid: string;
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, unknown>>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    readonly AccessToken: new (content: {
      accountId: string;
      client: object;
      gty: string;
      scope?: string;
    }) => AccessToken;
    readonly Grant: new (content: { accountId: string; clientId: string }) => Grant;
    readonly ResourceServer: new (identifier: string, content: object) => object;
    registerGrantType(name: string, handler: (ctx: GrantContext) => Promise<void>, params: readonly string[]): void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { readonly login: { readonly accountId: string; readonly remember: boolean } },
    ): Promise<void>;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
  }

  export namespace errors {
    class InvalidGrant extends Error {
      constructor(detail: string);
      error_description: string;
    }
  }
}
