import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { lazyScreen } from './chunks';
import { myDaySearch } from './screens/my-day/my-day-search';
import { Shell } from './shell/shell';
import { NotFound } from './shell/not-found';
import { ScreenError } from './shell/screen-error';

/** Every screen is a chunk of its own: what is not opened is not loaded. */
const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const myDay = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: myDaySearch,
  component: lazyScreen(() => import('./screens/my-day/my-day.screen'), 'MyDayScreen'),
});
const search = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  component: lazyScreen(() => import('./screens/search/search.screen'), 'SearchScreen'),
});
const notifications = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notifications',
  component: lazyScreen(() => import('./screens/notifications/notifications.screen'), 'NotificationsScreen'),
});
/** Codes and the id of a draft: nothing about a citizen stands in an address. */
interface IntakeSearch {
  readonly draft?: string;
  readonly situation?: string;
  readonly district?: string;
}

const intake = createRoute({
  getParentRoute: () => rootRoute,
  path: '/referrals/new',
  validateSearch: ({ draft, situation, district }: Record<string, unknown>): IntakeSearch => ({
    ...(typeof draft === 'string' ? { draft } : {}),
    ...(typeof situation === 'string' ? { situation } : {}),
    ...(typeof district === 'string' ? { district } : {}),
  }),
  component: lazyScreen(() => import('./screens/intake/intake.screen'), 'IntakeScreen'),
});
const kase = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId',
  component: lazyScreen(() => import('./screens/case/case.screen'), 'CaseScreen'),
});
const screenings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/screening',
  component: lazyScreen(() => import('./screens/screening/screenings.screen'), 'ScreeningsScreen'),
});
const screening = createRoute({
  getParentRoute: () => rootRoute,
  path: '/screening/$caseId',
  component: lazyScreen(() => import('./screens/screening/screening.screen'), 'ScreeningScreen'),
});
const overview = createRoute({
  getParentRoute: () => rootRoute,
  path: '/overview',
  component: lazyScreen(() => import('./screens/overview/overview.screen'), 'OverviewScreen'),
});
const meetings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings',
  component: lazyScreen(() => import('./screens/meetings/meetings.screen'), 'MeetingsScreen'),
});
const meeting = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$meetingId',
  component: lazyScreen(() => import('./screens/meetings/meeting.screen'), 'MeetingScreen'),
});
const accessibility = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accessibility',
  component: lazyScreen(() => import('./screens/accessibility/accessibility.screen'), 'AccessibilityScreen'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    myDay,
    search,
    notifications,
    intake,
    kase,
    screenings,
    screening,
    overview,
    meetings,
    meeting,
    accessibility,
  ]),
  defaultErrorComponent: ScreenError,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** The reader comes from sending the referral. */
    submitted?: boolean;
  }
}
