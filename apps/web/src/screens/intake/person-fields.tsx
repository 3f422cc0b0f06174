import type { ReferralForm, Warning } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateInput, RadioGroup, Select, TextInput } from '../../design';
import { fieldId, useFieldError } from '../../forms';
import { identifications } from './intake-values';

/** Whom it is about: by number, by birth date, or not known yet. */
export function PersonFields({ form, warnings }: { form: ReferralForm; warnings: readonly Warning[] }): ReactNode {
  const { t } = useTranslation();
  const { register, control } = useFormContext();
  const by: unknown = useWatch({ control, name: 'person.by' });
  const field = (name: string) => ({ id: fieldId(`person.${name}`), ...register(`person.${name}`) });
  const doubt = warnings.find(({ pointer }) => pointer === '/person/cpr')?.message;
  const errors = {
    cpr: useFieldError('person.cpr'),
    replacementId: useFieldError('person.replacementId'),
    birthDate: useFieldError('person.birthDate'),
    municipality: useFieldError('person.municipality'),
    name: useFieldError('person.name'),
  };
  return (
    <>
      <RadioGroup
        label={t('intake.person.by')}
        {...field('by')}
        inline
        choices={identifications.map((value) => ({ value, title: t(`intake.person.identified.${value}`) }))}
      />
      <div className="tov-two">
        {by === 'cpr' ? (
          <TextInput
            label={t('intake.person.cpr')}
            hint={doubt ?? t('intake.person.cprHint')}
            error={errors.cpr}
            inputMode="numeric"
            autoComplete="off"
            {...field('cpr')}
          />
        ) : null}
        {by === 'replacementId' ? (
          <TextInput
            label={t('intake.person.replacementId')}
            error={errors.replacementId}
            autoComplete="off"
            {...field('replacementId')}
          />
        ) : null}
        {by === 'birthDate' || by === 'replacementId' ? (
          <DateInput label={t('intake.person.birthDate')} error={errors.birthDate} {...field('birthDate')} />
        ) : null}
        {by === 'unknown' ? <p className="tov-person-unknown">{t('intake.person.unknownHint')}</p> : null}
        <Select
          label={t('intake.person.municipality')}
          hint={t('intake.person.municipalityHint')}
          error={errors.municipality}
          {...field('municipality')}
          choices={form.person.municipalities.map(({ code, title }) => ({ value: code, title }))}
          placeholder={t('intake.person.municipalityUnknown')}
        />
      </div>
      {by === 'unknown' ? null : (
        <TextInput label={t('intake.person.name')} autoComplete="off" error={errors.name} {...field('name')} />
      )}
    </>
  );
}
