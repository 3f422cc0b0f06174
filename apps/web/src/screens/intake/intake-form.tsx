import { useNavigate } from '@tanstack/react-router';
import type { Referral, ReferralAnswer, ReferralForm, SituationList } from '@tovholder/api-client';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { FormProvider, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../api';
import { Alert, Button, ErrorSummary, Page, RadioGroup, TextArea } from '../../design';
import {
  fieldId,
  type FormValues,
  formData,
  labelAt,
  pathOfPointer,
  SchemaFields,
  schemaOf,
  useContractForm,
  useFaultWords,
  useFieldError,
} from '../../forms';
import { today } from '../../language/format';
import { BasisFields } from './basis-fields';
import { DraftLine } from './draft-line';
import { type IntakeValues, missingIn, referralOf } from './intake-values';
import { PersonFields } from './person-fields';
import { Received } from './received';
import { Refused } from './refused';
import { OffenceLine } from './offence-line';
import { useDraft } from './use-draft';
import { useSubmission } from './use-submission';
import { knownParties, questionOf } from './question';
import { useWhere } from '../../eligibility/where/use-where';
import { WherePanel } from '../../eligibility/where/where-panel';

type Situation = SituationList['items'][number];

export interface IntakeStart {
  readonly draftId: string;
  readonly situation: Situation;
  /** Of the processes that the reader may refer to, most likely first; at least one. */
  readonly forms: readonly [ReferralForm, ...ReferralForm[]];
  readonly values: IntakeValues;
  readonly savedAt: string | null;
}

/** The form of a referral, with the panel that tells where the case belongs beside it. */
export function IntakeForm({ draftId, situation, forms, values: starting, savedAt }: IntakeStart): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const say = useFaultWords();
  const formFor = (process: string): ReferralForm => forms.find((it) => it.process.id === process) ?? forms[0];
  const contractForm = useContractForm(({ referralRequest }) => referralRequest, {
    defaults: starting,
    body: (now) => referralOf(now, formFor(now.process)),
    // Before what the contract says of it: who it is about is asked for by one field.
    faults: (now) => missingIn(now, formFor(now.process), today()).map((fault) => ({ ...fault, message: say(fault) })),
    pathOf: (pointer, { person: { by } }) =>
      pathOfPointer(pointer === '/person' ? `/person/${by === 'unknown' ? 'by' : by}` : pointer),
    labelOf: (path, { process }) => labelOf(path, { form: formFor(process), t }),
  });
  const { methods } = contractForm;
  // The form has a value for every field from the start: what is watched is the whole of it.
  const values = useWatch({ control: methods.control }) as unknown as IntakeValues;
  const form = formFor(values.process);
  const where = useWhere(
    questionOf(values, { district: form.district, schemas: forms.map(({ facts }) => schemaOf(facts)) }),
  );
  const { draftState, saveNow } = useDraft({ id: draftId, situation: situation.id, savedAt }, values);
  const [received, setReceived] = useState<ReferralAnswer | null>(null);

  const submission = useSubmission(draftId, {
    onDone: (answer) => {
      if (answer.case.state === 'received') setReceived(answer);
      else void navigate({ to: '/cases/$caseId', params: { caseId: answer.caseId }, state: { submitted: true } });
    },
    onProblem: (problem: ApiProblem) => contractForm.show(problem.errors),
  });
  // One of the contract's referrals has come through: which one, only its process says.
  // Saved before it is sent: a save that came after would keep a draft of what is a case by then.
  const send = contractForm.submit((referral) => void saveNow().then(() => submission.mutate(referral as Referral)));
  const choose = (process: string): void => methods.setValue('process', process);
  if (received) return <Received answer={received} />;

  const order = [...new Set([...situation.firstQuestions, ...form.order])];
  const facts = formData(schemaOf(form.facts), values.facts);
  return (
    <Page title={t('intake.title')} lead={<p>{situation.title}</p>}>
      <Alert kind="warning" title={t('intake.danger')} />
      <div className="tov-intake">
        <FormProvider {...methods}>
          <form noValidate onSubmit={send} aria-label={t('intake.title')}>
            <ErrorSummary errors={contractForm.errors} attempt={contractForm.attempt} />
            <DraftLine draftState={draftState} />
            <ProcessChoice forms={forms} />
            <h2 className="h3">{t('intake.part.person')}</h2>
            <PersonFields form={form} warnings={where.answer?.warnings ?? []} />
            <h2 className="h3">{t('intake.part.reason')}</h2>
            <ReasonField alone={form.process.id.startsWith('psp')} />
            <h2 className="h3">{t('intake.part.facts')}</h2>
            <p className="form-hint">{t('intake.factsHint')}</p>
            <FactFields form={form} order={order}>
              <OffenceLine person={values.person} offences={facts['offences']} where={where} />
            </FactFields>
            <h2 className="h3">{t('intake.part.basis')}</h2>
            <p>{t('intake.basis.actingFor', { authority: form.actingFor.title })}</p>
            <BasisFields form={form} />
            <RadioGroup
              label={t('intake.urgency.label')}
              inline
              {...methods.register('urgency')}
              choices={(['normal', 'urgent'] as const).map((value) => ({ value, title: t(`intake.urgency.${value}`) }))}
            />
            {submission.error ? <Refused problem={submission.error} form={form} draftState={draftState} /> : null}
            <p className="tov-intake-send">
              <Button kind="primary" type="submit" busy={submission.isPending} busyText={t('intake.sending')}>
                {t(sendText(submission.error, values.review.reason))}
              </Button>
            </p>
            <DraftLine draftState={draftState} />
          </form>
        </FormProvider>
        <WherePanel
          where={where}
          chosen={form.process.id}
          choosable={forms.map(({ process }) => process.id)}
          onChoose={choose}
          threeOfFour={knownParties((values.facts as FormValues)['involvement'], form.actingFor.authority)}
        />
      </div>
    </Page>
  );
}

/** What a field is called in the error summary. */
function labelOf(
  path: string,
  { form, t }: { readonly form: ReferralForm; readonly t: TFunction },
): string | undefined {
  const [part, ...rest] = path.split('.');
  switch (path) {
    case 'reason':
      return t(form.process.id.startsWith('psp') ? 'intake.reason' : 'intake.reasonWhy');
    case 'legalBasis.code':
      return t('intake.basis.choose');
    case 'legalBasis.necessity':
      return t('intake.basis.necessity');
    case 'person.municipality':
      return t('intake.person.municipality');
    case 'person.cpr':
    case 'person.replacementId':
    case 'person.birthDate':
      return t(`intake.person.${rest[0] as 'cpr' | 'replacementId' | 'birthDate'}`);
    default:
      return part === 'facts' ? labelAt(schemaOf(form.facts), rest) : undefined;
  }
}

function sendText(
  problem: ApiProblem | null,
  review: string,
): 'intake.sendReview' | 'intake.sendAgain' | 'intake.send' {
  if (problem?.code === 'not-eligible' && review.trim() !== '') return 'intake.sendReview';
  return problem && (problem.status === 0 || problem.status >= 500) ? 'intake.sendAgain' : 'intake.send';
}

/** Which process it is for; asked only where there is a choice. */
function ProcessChoice({ forms }: { forms: IntakeStart['forms'] }): ReactNode {
  const { t } = useTranslation();
  if (forms.length === 1) {
    const [{ process }] = forms;
    return (
      <p>
        <strong>{t('intake.goesTo', { process: process.title })}.</strong> {process.summary}
      </p>
    );
  }
  return <ProcessRadios forms={forms} label={t('intake.process')} hint={t('intake.processHint')} />;
}

function ProcessRadios({
  forms,
  ...labelled
}: {
  forms: IntakeStart['forms'];
  label: string;
  hint: string;
}): ReactNode {
  const { register } = useFormContext();
  return (
    <RadioGroup
      {...labelled}
      {...register('process')}
      choices={forms.map(({ process: { id, title, summary } }) => ({ value: id, title, hint: summary }))}
    />
  );
}

/** Every fact of the process; what belongs to the offences stands right after them. */
function FactFields({
  form,
  order,
  children,
}: {
  form: ReferralForm;
  order: readonly string[];
  children: ReactNode;
}): ReactNode {
  const schema = schemaOf(form.facts);
  const after = order.indexOf('offences') + 1;
  if (form.process.id !== 'ukn')
    return <SchemaFields key={form.process.id} schema={schema} name="facts" order={order} />;
  return (
    <>
      <SchemaFields schema={schema} name="facts" order={order.slice(0, after)} />
      {children}
      <SchemaFields schema={schema} name="facts" order={order.slice(after)} />
    </>
  );
}

/** In the joint schemes the question is what nobody can do alone; elsewhere, why. */
function ReasonField({ alone }: { alone: boolean }): ReactNode {
  const { t } = useTranslation();
  const { register } = useFormContext();
  return (
    <TextArea
      label={t(alone ? 'intake.reason' : 'intake.reasonWhy')}
      hint={t('intake.reasonHint')}
      error={useFieldError('reason')}
      id={fieldId('reason')}
      rows={6}
      {...register('reason')}
    />
  );
}
