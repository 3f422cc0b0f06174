import { useEffect, useRef } from 'react';

/**
 * Keeps a page that belongs to one user from being shown to another: who has signed in as somebody else in another tab,
 * or comes back to it after signing out, gets it anew.
 *
 * @param user who is signed in, as far as it is known
 */
export function useOwnPage(user: string | undefined): void {
  const first = useRef(user);
  useEffect(() => {
    if (user === undefined) return;
    if (first.current !== undefined && first.current !== user) window.location.assign('/');
    first.current = user;
  }, [user]);
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) window.location.reload();
    };
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);
}
