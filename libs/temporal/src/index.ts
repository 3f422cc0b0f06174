export { CaseGateway, type CaseAddress, type StartResult } from './case-gateway';
export { connectTemporal, type TemporalConnection, type TemporalSettings } from './connection';
export { createDataConverter, failureConverterPath } from './data-converter';
export { derivePayloadKeys, loadPayloadKeys, type PayloadKeys } from './key-file';
export { EncryptingCodec } from './payload-codec';
export {
  caseDistrictAttribute,
  caseProcessAttribute,
  caseStateAttribute,
  searchAttributeNames,
} from './search-attributes';
