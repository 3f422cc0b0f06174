import {
  isGrpcServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { CommandResult, RefusalCode } from '@tovholder/contracts/commands';
import { OutOfTime } from './within-time';

/** gRPC status codes (numbers of the protocol) that say "not now" and nothing about the request. */
const notNow: ReadonlySet<number> = new Set([1, 4, 8, 14]);
/** ABORTED: the run that took the update ended before it answered. */
const aborted = 10;

const refusals: Readonly<Record<RefusalCode, true>> = {
  'step-not-open': true,
  'outcome-not-allowed': true,
  'facts-missing': true,
  'version-conflict': true,
  'epoch-conflict': true,
  'ground-not-allowed': true,
  'already-paused': true,
  'not-paused': true,
  'pause-overlaps': true,
  'pause-too-early': true,
  'pause-after-due': true,
  'quota-used-up': true,
  'handover-open': true,
  'handover-not-open': true,
  'handover-not-possible': true,
  'already-accepted': true,
  'case-closed': true,
  'case-in-incident': true,
  'not-received-yet': true,
};

/** Whether an error says that Temporal is away or overloaded, rather than that something is wrong. */
export function isAway(error: unknown): boolean {
  if (error instanceof OutOfTime || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const code = grpcCode(error);
  return code !== undefined && notNow.has(code);
}

/**
 * Reads the failure of an Update: a refusal by its validator, a run that ended under it (`again`), or Temporal away.
 *
 * @throws the error itself when it is none of these
 */
export function outcomeOfFailure(error: unknown): CommandResult | 'again' {
  if (isAway(error)) return { kind: 'unavailable' };
  if (grpcCode(error) === aborted) return 'again';
  if (!(error instanceof WorkflowUpdateFailedError)) throw error;
  const { cause } = error;
  if (cause instanceof ApplicationFailure && isRefusal(cause.type)) {
    const rules = cause.details?.[0];
    return { kind: 'refused', code: cause.type, ...(isTextList(rules) ? { rules } : {}) };
  }
  // The server answers an update whose run returned or continued as new with a failure of its own kind.
  if (cause instanceof ApplicationFailure && cause.type === 'AcceptedUpdateCompletedWorkflow') return 'again';
  throw error;
}

function grpcCode(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && isGrpcServiceError(error.cause) ? error.cause.code : undefined;
}

function isRefusal(type: string | undefined | null): type is RefusalCode {
  return typeof type === 'string' && Object.hasOwn(refusals, type);
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
