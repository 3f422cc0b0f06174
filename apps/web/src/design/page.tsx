import { type ReactNode, useEffect, useRef } from 'react';
import { useFocusKeeper } from './focus-keeper';

/** Address of the screen that was shown last; empty before the first. */
let shownAt = '';
/** Whether the reader has done anything since the first screen. */
let acted = false;

/**
 * Whether a screen that now stands there takes the focus: after a navigation, and where what had it is gone with what
 * stood there before. The first screen leaves it to the browser.
 */
function takesFocus(): boolean {
  const { href } = window.location;
  if (shownAt === '')
    for (const act of ['keydown', 'pointerdown']) document.addEventListener(act, () => (acted = true), { once: true });
  const navigated = shownAt !== '' && shownAt !== href;
  shownAt = href;
  return navigated || (acted && document.activeElement === document.body);
}

/** A screen: its title in the window and as the one `h1`, which takes the focus after a navigation. */
export function Page({
  title,
  lead,
  aside,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** Beside the title, such as the page's main action. */
  aside?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusKeeper();
  useEffect(() => {
    if (takesFocus()) heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = `${title} – Tovholder`;
  }, [title]);
  return (
    <div className="tov-page">
      <div className="tov-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside ? <div className="tov-page-aside">{aside}</div> : null}
      </div>
      {lead ? <div className="font-lead">{lead}</div> : null}
      {children}
    </div>
  );
}
