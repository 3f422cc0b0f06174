import type { ReactNode } from 'react';

/** A legend's words in the colour of text: the colour of a line is not always one to read. */
export function inInk(name: unknown): ReactNode {
  return <span className="tov-figure-legend">{String(name)}</span>;
}
