import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../session';

/** How many reminders have not been acknowledged; kept up to date by live updates. */
export function useUnread(): number {
  return useQuery(meQuery).data?.unreadNotifications ?? 0;
}
