export * from './certificate';
export { calculateDeadline, type DeadlineRequest, type DeadlineTrigger } from './calculation';
export { DeadlineError, type DeadlineErrorCode, requirePossible } from './deadline-error';
export { explain } from './explanation';
export { verifyCertificate, type CertificateVerification } from './verification';
