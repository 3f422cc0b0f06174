const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PARENT_POLL_MS = 500;
const ECHO_MS = 700;

/**
 * Listens for the wish to end: Ctrl-C, a signal, or the end of the npm that started us, which passes on no kill -9.
 * A second Ctrl-C does not wait for the order: every part is told to stop at once.
 */
export function askedToEnd(): { readonly signal: AbortSignal; stopListening(): void } {
  const asked = new AbortController();
  let askedAt = 0;
  const ask = () => {
    // Ctrl-C comes twice, once from the terminal and once passed on by npm: that is not impatience.
    if (asked.signal.aborted && Date.now() - askedAt > ECHO_MS) process.exit(130);
    askedAt ||= Date.now();
    asked.abort();
  };
  signals.forEach((signal) => process.on(signal, ask));
  const parent = process.ppid;
  const startedByNpm = process.env.npm_lifecycle_event !== undefined;
  const watch = setInterval(() => {
    if (startedByNpm && process.ppid !== parent) asked.abort();
  }, PARENT_POLL_MS);
  watch.unref();
  return {
    signal: asked.signal,
    stopListening: () => {
      clearInterval(watch);
      signals.forEach((signal) => process.off(signal, ask));
    },
  };
}
