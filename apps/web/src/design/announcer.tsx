import { type ReactNode, useEffect, useState } from 'react';

const spoken = new EventTarget();

/** Says something to those who do not see that the screen has changed. */
export function announce(text: string): void {
  spoken.dispatchEvent(new CustomEvent('say', { detail: text }));
}

/** The one live region of the page; the shell holds it from the start, since late ones are not read. */
export function Announcer(): ReactNode {
  const [text, setText] = useState('');
  useEffect(() => {
    const say = (event: Event): void => setText(String((event as CustomEvent<string>).detail));
    spoken.addEventListener('say', say);
    return () => spoken.removeEventListener('say', say);
  }, []);
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {text}
    </div>
  );
}
