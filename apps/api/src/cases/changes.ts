import type { CaseView } from '@tovholder/contracts/http';

/** What lies between two views of a case, as the same reader sees it. */
export function changesBetween(before: CaseView, after: CaseView): NonNullable<CaseView['changed']> {
  const open = ({ steps }: CaseView): string[] => steps.filter(({ state }) => state === 'open').map(({ key }) => key);
  const routes = ({ routes: list }: CaseView): string[] => list.map(({ to }) => to);
  const stillOpen = new Set(open(after));
  const wasOpen = new Set(open(before));
  const routesDiffer = routes(before).join() !== routes(after).join();
  return {
    ...(before.verdict && after.verdict && before.verdict !== after.verdict
      ? { verdict: { before: before.verdict, after: after.verdict } }
      : {}),
    ...(routesDiffer ? { routes: { before: routes(before), after: routes(after) } } : {}),
    opened: [...stillOpen].filter((key) => !wasOpen.has(key)),
    withdrawn: [...wasOpen].filter((key) => !stillOpen.has(key)),
  };
}
