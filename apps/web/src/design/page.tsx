import { type ReactNode, useEffect, useRef } from 'react';

/** Set by the first page that is shown: only later ones take the focus, the first leaves it to the browser. */
let shownBefore = false;

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
  useEffect(() => {
    if (shownBefore) heading.current?.focus();
    shownBefore = true;
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
