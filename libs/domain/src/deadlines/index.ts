export type { Certificate, CertifiedPause, Pause, UnsealedCertificate } from './certificate';
export { calculateDeadline, type DeadlineRequest } from './calculation';
export type { DeadlineTrigger } from './trigger';
export { DeadlineError, type DeadlineErrorCode } from './deadline-error';
export { requirePossible } from './possible-rule';
export { isUsedUp, type QuotaUse, quotaUsed, quotaUsedOn } from './quota';
export { explain } from './explanation';
export { verifyCertificate, type CertificateVerification } from './verification';
