import { wrongUse } from '../problem';

/** Reads an option's value as a whole number within limits. @returns a parser for commander */
export function wholeNumber(
  option: string,
  { least, most = Number.MAX_SAFE_INTEGER }: { least: number; most?: number },
): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    throw wrongUse(`${option} is '${text}'.`, `Give a whole number ${range}.`);
  };
}

/** `1 case`, `2 cases`. */
export const counted = (amount: number, what: string): string => `${amount} ${what}${amount === 1 ? '' : 's'}`;
