import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design';

/** Ends the session here and at the identity provider. */
export function SignOut(): ReactNode {
  const { t } = useTranslation();
  const signOut = async (): Promise<void> => {
    const answer = await fetch('/sign-out', {
      method: 'POST',
      headers: { 'X-Tovholder-Request': '1', Accept: 'application/json' },
    });
    const told = (await answer.json().catch(() => ({}))) as { readonly to?: unknown };
    window.location.assign(typeof told.to === 'string' ? told.to : '/');
  };
  return (
    <Button kind="tertiary" onClick={() => void signOut()}>
      {t('shell.signOut')}
    </Button>
  );
}
