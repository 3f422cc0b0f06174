import { describe, expect, test } from '@jest/globals';
import { ServiceError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { isAway, outcomeOfFailure } from './failures';
import { OutOfTime } from './within-time';

const grpc = (code: number) =>
  new ServiceError('failed', { cause: Object.assign(new Error('grpc'), { code, details: '', metadata: {} }) });
const failed = (type: string, details: unknown[] = []) =>
  new WorkflowUpdateFailedError('Workflow Update failed', ApplicationFailure.create({ type, details, message: '' }));

describe('failures of an Update', () => {
  test("a validator's refusal is a value with its rules", () => {
    expect(outcomeOfFailure(failed('step-not-open'))).toEqual({ kind: 'refused', code: 'step-not-open' });
    expect(outcomeOfFailure(failed('facts-missing', [['UKN-E3']]))).toEqual({
      kind: 'refused',
      code: 'facts-missing',
      rules: ['UKN-E3'],
    });
  });

  test('a run that ended under the command is asked again', () => {
    expect(outcomeOfFailure(failed('AcceptedUpdateCompletedWorkflow'))).toBe('again');
    expect(outcomeOfFailure(grpc(10))).toBe('again');
  });

  test.each([grpc(14), grpc(4), grpc(8), new OutOfTime(), new WorkflowUpdateRPCTimeoutOrCancelledError('deadline')])(
    'Temporal away is unavailable: %s',
    (error) => {
      expect(isAway(error)).toBe(true);
      expect(outcomeOfFailure(error)).toEqual({ kind: 'unavailable' });
    },
  );

  test('anything else is a defect and stays one', () => {
    expect(() => outcomeOfFailure(failed('TypeError'))).toThrow(WorkflowUpdateFailedError);
    expect(() => outcomeOfFailure(grpc(3))).toThrow(ServiceError);
  });
});
