export { canonicalJson, sha256Hex } from './canonical-json';
export { idFrom } from './id-from';
export { checkCertificate, sealCertificate } from './certificate-seal';
