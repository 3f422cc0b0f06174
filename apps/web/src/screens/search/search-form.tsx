import type { ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from '../../design';
import { fieldId, useContractForm } from '../../forms';

/** Asks what is sought, as the API takes it. */
export function SearchForm({ onSearch }: { onSearch: (sought: string) => void }): ReactNode {
  const { t } = useTranslation();
  const form = useContractForm(({ caseSearch }) => caseSearch, {
    defaults: { q: '' },
    body: ({ q }) => ({ q: q.trim() }),
    words: ({ code }) => (code === 'too-long' ? t('search.tooLong') : t('search.tooShort')),
  });
  const error = form.methods.formState.errors.q?.message;
  return (
    <FormProvider {...form.methods}>
      <form
        role="search"
        noValidate
        onSubmit={(event) => {
          form.submit(({ q = '' }) => onSearch(q))(event);
        }}
      >
        <TextInput
          label={t('search.label')}
          hint={t('search.hint')}
          error={error}
          id={fieldId('q')}
          autoComplete="off"
          spellCheck={false}
          {...form.methods.register('q')}
        />
        <Button kind="primary" type="submit">
          {t('search.submit')}
        </Button>
      </form>
    </FormProvider>
  );
}
