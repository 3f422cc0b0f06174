import type { NotificationView } from '@tovholder/contracts/http';
import type { NotificationRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { secondsLate } from '../cases/ladder.presenter';
import { rungTitle } from '../cases/rung-words';
import type { Reader } from '../http/request';

/** A reminder: which step of which process, when, and the case where the reader is told more than that it is late. */
export function presentNotification(
  record: NotificationRecord,
  { process, reader: { language } }: { readonly process: ProcessDefinition; readonly reader: Reader },
): NotificationView {
  const { caseId, caseNumber, step, at, firedAt, late } = record;
  const known = caseId !== null && caseNumber !== null ? { id: caseId, caseNumber } : null;
  return {
    id: record.id,
    title: rungTitle(record, language),
    ladder: record.ladder,
    rung: record.rung,
    audience: record.audience,
    standsInFor: record.standsInFor,
    process: { id: record.process, title: process.title[language] },
    case: known,
    step: { key: known ? step.key : null, title: process.steps[step.step]?.title[language] ?? step.step },
    dueAt: record.dueAt,
    at,
    firedAt,
    late,
    lateBySeconds: late ? secondsLate(at, firedAt) : null,
    acknowledgedAt: record.acknowledgedAt,
  };
}
