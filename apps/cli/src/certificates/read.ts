import { caseView, certificate, type CertificateView } from '@tovholder/contracts/http';
import { wrongUse } from '../problem';

/** A certificate with the place that it stands in, and what that place says beside it. */
export interface Claim {
  /** Key of the step; null for a certificate on its own. */
  readonly step: string | null;
  readonly certificate: CertificateView;
  /** What the case shows to people; null for a certificate on its own. */
  readonly shown: {
    readonly at: string;
    readonly localDate: string;
    readonly rule: string;
    readonly mark: string;
  } | null;
}

export interface Claims {
  /** Null where the file does not say whose rules it was counted by. */
  readonly district: string | null;
  readonly claims: readonly Claim[];
}

/**
 * The certificates of a file: one alone, all of a case view, or all of the answer to a submission.
 *
 * @throws CliProblem naming the first field that no certificate and no case view has
 */
export function readClaims(text: string, file: string): Claims {
  const content = parse(text, file);
  const kase = isRecord(content) && isRecord(content['case']) && 'steps' in content['case'] ? content['case'] : content;
  if (isRecord(kase) && 'steps' in kase) return claimsOfCase(kase, file);
  const parsed = certificate.safeParse(content);
  if (!parsed.success) throw malformed(parsed.error.issues[0], { file, what: 'certificate' });
  return { district: null, claims: [{ step: null, certificate: parsed.data, shown: null }] };
}

function claimsOfCase(content: unknown, file: string): Claims {
  const parsed = caseView.safeParse(content);
  if (!parsed.success) throw malformed(parsed.error.issues[0], { file, what: 'case view' });
  const { district, steps } = parsed.data;
  const claims = steps.flatMap(({ key, due }): Claim[] =>
    due === null ? [] : [{ step: key, certificate: due.certificate, shown: due }],
  );
  if (claims.length === 0) {
    throw wrongUse(
      `${file} holds a case without a single date.`,
      'Give the view of a case with open steps, or one certificate.',
    );
  }
  return { district, claims };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function malformed(issue: Issue | undefined, { file, what }: { file: string; what: string }): Error {
  const path = issue === undefined || issue.path.length === 0 ? 'the whole file' : issue.path.join('.');
  return wrongUse(
    `${file} is no ${what}: ${path} – ${issue?.message ?? 'is malformed'}.`,
    'Give the certificate of a step (due.certificate), or the whole answer of GET /v1/cases/{id}.',
  );
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongUse(`${file} is not JSON.`, 'Give a certificate, or a case view, as the API answers with it.');
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
