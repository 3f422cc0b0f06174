import { type ReactNode, useEffect, useState } from 'react';

const spoken = new EventTarget();

/** Says something to those who do not see that the screen has changed. */
export function announce(text: string): void {
  spoken.dispatchEvent(new CustomEvent('say', { detail: text }));
}

/** The same words again are news too: the region is empty for so long before. */
const silenceMs = 100;

/**
 * The live region of the page; the shell holds it from the start, since late ones are not read. An open dialog holds its
 * own: what is outside of it is silent.
 */
export function Announcer(): ReactNode {
  const [text, setText] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (event: Event): void => {
      clearTimeout(timer);
      setText('');
      timer = setTimeout(() => setText(String((event as CustomEvent<string>).detail)), silenceMs);
    };
    spoken.addEventListener('say', say);
    return () => {
      clearTimeout(timer);
      spoken.removeEventListener('say', say);
    };
  }, []);
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {text}
    </div>
  );
}
