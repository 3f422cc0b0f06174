export { canonicalJson, sha256Hex } from './canonical-json';
export { checkCertificate, sealCertificate } from './certificate-seal';
