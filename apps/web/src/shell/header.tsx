import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Me } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design';
import { changeLanguage, currentLanguage } from '../language';
import { SignOut } from './sign-out';

/** The product's name, the user, the inbox, the language. */
export function Header({ me }: { me: Me | undefined }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const other = currentLanguage() === 'da' ? 'en' : 'da';
  const switchLanguage = async (): Promise<void> => {
    await changeLanguage(other);
    // Titles and reasons come from the API in the reader's language.
    await queries.invalidateQueries();
  };
  return (
    <header className="tov-header">
      <div className="tov-header-line">
        <Link to="/" className="tov-brand">
          {t('shell.product')}
        </Link>
        <div className="tov-header-user">
          {me ? (
            <>
              <span>{me.name}</span>
              <Link to="/notifications">{t('shell.notifications', { count: me.unreadNotifications })}</Link>
            </>
          ) : null}
          <Button kind="tertiary" lang={other} onClick={() => void switchLanguage()}>
            {t('shell.otherLanguage')}
          </Button>
          <SignOut />
        </div>
      </div>
    </header>
  );
}
