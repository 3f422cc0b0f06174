import type { DataConverter } from '@temporalio/common';
import type { PayloadKeys } from './key-file';
import { EncryptingCodec } from './payload-codec';

/** Module that exports `failureConverter`; the workflow bundle must be built with it. */
export const failureConverterPath = require.resolve('./failure-converter');

/** The one data converter of client, worker and replay. */
export function createDataConverter(keys: PayloadKeys, namespace: string): DataConverter {
  return { failureConverterPath, payloadCodecs: [new EncryptingCodec(keys, namespace)] };
}
