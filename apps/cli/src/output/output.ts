/** Where a command writes: results to stdout, everything else to stderr, so that results can be piped on. */
export class Output {
  constructor(
    private readonly stdout: NodeJS.WriteStream = process.stdout,
    private readonly stderr: NodeJS.WriteStream = process.stderr,
  ) {}

  /** Columns that a text may take: the terminal's, and never so many that lines become hard to read. */
  get width(): number {
    return Math.max(60, Math.min(this.stdout.columns ?? 100, 110));
  }

  line(text = ''): void {
    this.stdout.write(`${text}\n`);
  }

  json(value: unknown): void {
    this.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** A remark for the person at the keyboard. */
  note(text: string): void {
    this.stderr.write(`${text}\n`);
  }

  /** A counter that overwrites itself; silent where nobody watches. @returns how to move it, and how to take it away */
  progress(label: string): { readonly show: (done: number) => void; readonly clear: () => void } {
    if (this.stderr.isTTY !== true) return { show: () => undefined, clear: () => undefined };
    let shownAt = 0;
    return {
      show: (done) => {
        const now = Date.now();
        if (now - shownAt < 100) return;
        shownAt = now;
        const moving = '▏▎▍▌▋▊▉█'[Math.floor(now / 100) % 8] ?? '';
        this.stderr.write(`\r\u001b[2K${moving} ${label}: ${done}`);
      },
      clear: () => this.stderr.write('\r\u001b[2K'),
    };
  }

  /**
   * How far a long piece of work is: a bar on a terminal, elsewhere a line for each tenth.
   *
   * @returns how to move it, and how to leave it behind
   */
  bar(label: string): { readonly show: (done: number, total: number) => void; readonly end: () => void } {
    const onTerminal = this.stderr.isTTY === true;
    let shown = '';
    return {
      show: (done, total) => {
        const tenths = total === 0 ? 10 : Math.floor((done * 10) / total);
        const text = onTerminal ? barOf(done, total) : `${label}: ${tenths * 10} %`;
        if (text === shown) return;
        shown = text;
        this.stderr.write(onTerminal ? `\r\u001b[2K${label} ${text}` : `${text} (${done} of ${total})\n`);
      },
      end: () => {
        if (onTerminal && shown !== '') this.stderr.write('\n');
      },
    };
  }
}

const barWidth = 30;

function barOf(done: number, total: number): string {
  const share = total === 0 ? 1 : done / total;
  const full = Math.floor(share * barWidth);
  return `▕${'█'.repeat(full)}${' '.repeat(barWidth - full)}▏ ${done} of ${total}`;
}
