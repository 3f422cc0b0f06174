import type { Choice } from '../../design';

/** Each choice once, in Danish order. */
export function once(choices: readonly Choice[]): readonly Choice[] {
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()].sort((one, other) =>
    String(one.title).localeCompare(String(other.title), 'da'),
  );
}

/** What the address says stays chosen, also when there is nothing of it any more. */
export function withCurrent(choices: readonly Choice[], value: string): readonly Choice[] {
  return value === '' || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, title: value }];
}
