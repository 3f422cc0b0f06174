import { useNavigate, useSearch } from '@tanstack/react-router';

/** A choice of how something is shown, kept in the address so that it survives a reload and can be passed on. */
export function useUrlChoice<T extends string>(
  name: string,
  choices: readonly [T, ...T[]],
): readonly [T, (choice: T) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const current = choices.find((choice) => choice === search[name]) ?? choices[0];
  const choose = (choice: T): void => {
    const rest = { ...search, [name]: choice === choices[0] ? undefined : choice };
    void navigate({ to: '.', search: rest as never, replace: true, resetScroll: false });
  };
  return [current, choose];
}
