/** The HTTP contract as typed functions, generated from the OpenAPI document. */
export * from './generated';
export { client } from './generated/client.gen';
