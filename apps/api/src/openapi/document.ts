import { problem } from '@tovholder/contracts/http';
import { z } from 'zod';
import type { OperationDefinition } from '../http/operation';
import { type ProblemCode, problemKinds } from '../problems/catalogue';

/** One route of the application. */
export interface RouteOperation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With OpenAPI's placeholders: `/v1/cases/{id}`. */
  readonly path: string;
  readonly operation: OperationDefinition;
}

type Json = Readonly<Record<string, unknown>>;

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: Json;
}

/** Headers that the document names once and every operation refers to. */
const headerParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    description:
      'Makes a repeat safe. The same key with the same body gives the same result (`Idempotent-Replayed: true`); with another body 422 `idempotency-key-reused`.',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    schema: { type: 'string' },
    description:
      'The ETag that the case was last shown with; an old one gives 412. Absent: judged on the current state.',
  },
  OwnershipEpoch: {
    name: 'Ownership-Epoch',
    in: 'header',
    schema: { type: 'integer', minimum: 1 },
    description:
      'The `epoch` of the case that the client acts under; an older one than the case has now gives 412 `epoch-conflict`: responsibility has been handed over since. Absent: not checked.',
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    schema: { type: 'string', examples: ['da', 'en'] },
    description: 'Language of titles and texts. Absent: the language of the user.',
  },
} as const;

/** The OpenAPI 3.1 document of the routes, from the schemas that the routes are validated by. */
export function openApiDocument(routes: readonly RouteOperation[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, Json>> = {};
  for (const { method, path, operation } of routes) (paths[path] ??= {})[method] = operationObject(method, operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tovholder',
      version,
      description:
        'Referrals that no single authority can handle alone. Errors are application/problem+json (RFC 9457) with a stable `code`.',
    },
    paths,
    components: {
      schemas: componentSchemas(),
      parameters: {
        ...headerParameters,
        RequiredIdempotencyKey: { ...headerParameters.IdempotencyKey, required: true },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'OpenID Connect access token' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-tovholder',
          description:
            'Session of the web, from `/sign-in`. Whatever changes something must also carry `X-Tovholder-Request: 1` and the `Origin` of the product; else 403 `csrf-refused`. A request that the page makes of its own accord says so with `X-Tovholder-Background: 1` and does not prolong the session.',
        },
      },
    },
  };
}

function operationObject(method: RouteOperation['method'], operation: OperationDefinition): Json {
  const { id, tag, summary, description, body, open } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    security: open ? [] : [{ bearer: [] }, { session: [] }],
    parameters: [
      ...fields(operation.params, 'path'),
      ...fields(operation.query, 'query'),
      { $ref: '#/components/parameters/AcceptLanguage' },
      ...(method === 'post' ? [{ $ref: `#/components/parameters/${keyParameter(operation)}` }] : []),
      ...(operation.concurrency
        ? [{ $ref: '#/components/parameters/IfMatch' }, { $ref: '#/components/parameters/OwnershipEpoch' }]
        : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: !body.safeParse(undefined).success,
            content: { 'application/json': { schema: schemaOf(body) } },
          },
        }
      : {}),
    responses: { ...answers(operation), ...problems(method, operation) },
  };
}

function keyParameter({ idempotency }: OperationDefinition): string {
  return idempotency === 'required' ? 'RequiredIdempotencyKey' : 'IdempotencyKey';
}

function answers(operation: OperationDefinition): Json {
  const { status = 200, alsoAnswers = [], answer, answerType = 'application/json', answerHeaders = {} } = operation;
  const headers = Object.fromEntries(
    Object.entries({ 'X-Trace-Id': 'Id of the request in the logs', ...answerHeaders }).map(([name, text]) => [
      name,
      { description: text, schema: { type: 'string' } },
    ]),
  );
  const content = { [answerType]: { schema: schemaOf(answer) } };
  return Object.fromEntries(
    [status, ...alsoAnswers].map((code) => [
      code,
      { description: code === 201 ? 'Created' : code === 200 ? 'OK' : 'Not ready', headers, content },
    ]),
  );
}

function problems(method: RouteOperation['method'], operation: OperationDefinition): Json {
  const codes = new Set<ProblemCode>([...everyRoute(method, operation), ...(operation.problems ?? [])]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problemKinds[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${problemKinds[code].title.en}`).join('; '),
        content: { 'application/problem+json': { schema: schemaOf(problem) } },
      },
    ]),
  );
}

function everyRoute(method: RouteOperation['method'], operation: OperationDefinition): ProblemCode[] {
  const { open, params, query, body, concurrency, idempotency } = operation;
  return [
    'internal-error',
    ...(open ? [] : (['unauthenticated', 'session-ended', 'forbidden', 'not-in-directory', 'rate-limited'] as const)),
    ...(open || method === 'get' ? [] : (['csrf-refused'] as const)),
    ...((params ?? query ?? body) ? (['invalid-input'] as const) : []),
    ...(body ? (['malformed-json', 'body-too-large', 'unsupported-media-type'] as const) : []),
    ...(concurrency
      ? (['if-match-malformed', 'version-conflict', 'ownership-epoch-malformed', 'epoch-conflict'] as const)
      : []),
    ...(idempotency === 'required' ? (['idempotency-key-required'] as const) : []),
    ...(idempotency ? (['idempotency-key-malformed', 'idempotency-key-reused'] as const) : []),
    ...(open ? [] : ([method === 'post' && idempotency ? 'repeat-with-same-key' : 'temporarily-unavailable'] as const)),
  ];
}

function fields(schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = inlineSchema(schema);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as { readonly description?: string };
    return {
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}

/** A reference where the schema has a name, else the schema itself. */
function schemaOf(schema: z.ZodType): Json {
  const id = schema.meta()?.id;
  if (id) return { $ref: `#/components/schemas/${id}` };
  return inlineSchema(schema);
}

/** A schema without a name of its own; the named ones in it stand among the components. */
function inlineSchema(
  schema: z.ZodType,
): { readonly properties?: object; readonly required?: readonly string[] } & Json {
  const own = withoutIds(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return JSON.parse(JSON.stringify(own).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    // What a request may hold: an object that refuses unknown fields says so, one of an answer may grow.
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutIds(schema)]));
}

function withoutIds({
  $schema: _dialect,
  $id: _id,
  id: _name,
  $defs: _named,
  ...schema
}: Record<string, unknown>): Json {
  return schema;
}
