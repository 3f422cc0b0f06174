/** Tells how far a long part is; shown only where it takes longer than two seconds. */
export type Say = (text: string) => void;

/** The printer that the bootstrap hands over, so that both halves of a command speak alike. */
export interface Progress {
  /** Runs one part; prints `title` with its time, or the text that the part returns instead. */
  part<T>(title: string, run: (say: Say) => Promise<T>): Promise<T>;
  line(text: string): void;
}

export const silent: Say = () => undefined;
