import type { ReferralForm } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RadioGroup, TextArea } from '../../design';
import { fieldId, useFieldError } from '../../forms';

/** What the sharing rests on, and why it is necessary. Where there is only one basis it is said, not asked. */
export function BasisFields({ form }: { form: ReferralForm }): ReactNode {
  const { t } = useTranslation();
  const { register, control } = useFormContext();
  const code: unknown = useWatch({ control, name: 'legalBasis.code' });
  const { legalBases } = form;
  const [only] = legalBases.length === 1 ? legalBases : [];
  const chosen = only ?? legalBases.find((basis) => basis.code === code);
  const errors = { code: useFieldError('legalBasis.code'), necessity: useFieldError('legalBasis.necessity') };
  return (
    <>
      {only ? (
        <p>
          <strong>{only.title}.</strong> {only.help}
        </p>
      ) : (
        <RadioGroup
          label={t('intake.basis.choose')}
          error={errors.code}
          id={fieldId('legalBasis.code')}
          {...register('legalBasis.code')}
          choices={legalBases.map(({ code: value, title, help }) => ({ value, title, hint: help }))}
        />
      )}
      <TextArea
        label={t(chosen?.necessity === 'required' ? 'intake.basis.necessity' : 'intake.basis.necessityOptional')}
        hint={t('intake.basis.necessityHint')}
        error={errors.necessity}
        rows={3}
        id={fieldId('legalBasis.necessity')}
        {...register('legalBasis.necessity')}
      />
    </>
  );
}
