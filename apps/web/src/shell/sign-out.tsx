import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design';
import { signOut } from '../session';

/** Ends the session here and at the identity provider. */
export function SignOut(): ReactNode {
  const { t } = useTranslation();
  return (
    <Button kind="tertiary" onClick={() => void signOut()}>
      {t('shell.signOut')}
    </Button>
  );
}
