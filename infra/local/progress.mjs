/** Tells the person at the terminal which part runs and how long it took. Plain lines where nobody watches. */

const QUIET_MS = 2_000;
const PLAIN_REPEAT_MS = 15_000;

/**
 * @param {NodeJS.WriteStream} out
 * @returns {{ part: Function, line: (text: string) => void }} `part(title, run)` runs `run(say)` and prints its title
 *   (or the text that it returns) with its time; `say(text)` tells how far it is, shown once it has taken two seconds.
 */
export function createProgress(out) {
  const moving = out.isTTY === true;
  const clear = () => moving && out.write('\r\u001b[2K');

  async function part(title, run) {
    const began = performance.now();
    let detail = '';
    let toldAt = 0;
    const tick = () => {
      const elapsed = performance.now() - began;
      if (elapsed < QUIET_MS) return;
      const text = `  … ${title}${detail ? `: ${detail}` : ''}`;
      if (moving) {
        clear();
        out.write(`${text} (${Math.round(elapsed / 1000)} s)`.slice(0, (out.columns ?? 100) - 1));
      } else if (toldAt === 0 || elapsed - toldAt > PLAIN_REPEAT_MS) {
        toldAt = elapsed;
        out.write(`${text}${toldAt > PLAIN_REPEAT_MS ? ` (${Math.round(elapsed / 1000)} s)` : ''}\n`);
      }
    };
    const timer = setInterval(tick, 250);
    const say = (text) => {
      detail = text;
    };
    try {
      const result = await run(say);
      clear();
      const label = typeof result === 'string' ? result : title;
      out.write(`  ✔ ${label.padEnd(62)} ${seconds(performance.now() - began)}\n`);
      return result;
    } catch (error) {
      clear();
      out.write(`  ✘ ${title.padEnd(62)} ${seconds(performance.now() - began)}\n`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  return { part, line: (text) => out.write(`${text}\n`) };
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1).padStart(6)} s`;
}
