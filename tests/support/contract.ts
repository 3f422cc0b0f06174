import { isDeepStrictEqual } from 'node:util';
import * as contractSchemas from '@tovholder/contracts/http';

/** One answer of the API, and what it was asked. */
export interface Exchange {
  readonly method: string;
  /** Without the base address, from `/v1` on. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

export interface ContractDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>> }>
  >;
}

interface Schema {
  meta(): { readonly id?: string } | undefined;
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown; readonly error?: unknown };
}

/** Holds answers to the API's own OpenAPI document, and to the schemas that it was generated from. */
export class Contract {
  private readonly operations: readonly { method: string; pattern: RegExp; operation: Operation }[];
  private readonly answered = new Set<string>();

  constructor(readonly document: ContractDocument) {
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method, pattern: patternOf(path), operation })),
    );
  }

  get operationIds(): readonly string[] {
    return this.operations.map(({ operation }) => operation.operationId);
  }

  /** Operations that no checked exchange has had a success from. */
  get unanswered(): readonly string[] {
    return this.operationIds.filter((id) => !this.answered.has(id));
  }

  /** @throws Error for an answer that the document does not announce, or that is not as it says */
  check({ method, path, status, contentType, body }: Exchange): void {
    const address = path.split('?')[0] ?? path;
    const found = this.operations.find((it) => it.method === method.toLowerCase() && it.pattern.test(address));
    // What is no operation answers with a problem, and with that alone.
    const announced = found
      ? found.operation.responses[status]?.content
      : { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
    const called = found?.operation.operationId ?? `${method} ${address}`;
    const media = contentType.split(';')[0] ?? '';
    const name = announced?.[media]?.schema.$ref?.split('/').at(-1);
    if (name === undefined) throw new Error(`${called} does not announce ${status} ${media}: ${JSON.stringify(body)}`);
    const difference = differenceFrom(name, body);
    if (difference) throw new Error(`${called} ${status} is no ${name}: ${difference}`);
    if (status < 300) this.answered.add(called);
  }
}

const schemas = new Map(
  (Object.values(contractSchemas) as readonly unknown[]).filter(isSchema).map((schema) => [schema.meta()?.id, schema]),
);

/** Why a value is not of the named schema: at fault, or with a field that the schema does not name. */
function differenceFrom(name: string, value: unknown): string | undefined {
  const schema = schemas.get(name);
  if (!schema) return 'the contract has no such schema';
  const result = schema.safeParse(value);
  if (!result.success) return String(result.error);
  return isDeepStrictEqual(result.data, value) ? undefined : 'it has fields that the schema does not name';
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'safeParse' in value && 'meta' in value;
}

/** `/v1/cases/{id}` → a pattern for `/v1/cases/<anything but a slash>`. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}
