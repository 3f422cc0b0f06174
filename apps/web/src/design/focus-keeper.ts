import { useEffect } from 'react';

/** What a reader may be led back to when what they stood on is gone, from the inside out. */
const places = 'tr, li, fieldset, form, section, dialog, main';
/** What of a place takes the focus; else the place itself. */
const signs = 'h1, h2, h3, h4, legend, th a[href], a[href]';
/** Whoever knows better where the focus belongs has had the time to say so. */
const patienceMs = 200;

/**
 * Where the focus goes when what had it is gone and nobody has said where to: to what it stood in. Else it would fall to
 * the top of the page, and a screen reader with it.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let stood: Element | null = null;
    let around: readonly Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      stood = target;
      around = placesAround(target);
    };
    const isLost = (): boolean =>
      stood !== null && document.activeElement === document.body && (!stood.isConnected || stood.matches(':disabled'));
    const lead = (): void => {
      timer = undefined;
      const place = isLost() ? around.find((each) => each.isConnected) : undefined;
      if (place) lendFocus(place.querySelector<HTMLElement>(signs) ?? (place as HTMLElement));
    };
    const watching = new MutationObserver(() => {
      if (timer === undefined && isLost()) timer = setTimeout(lead, patienceMs);
    });
    document.addEventListener('focusin', note);
    watching.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', note);
      watching.disconnect();
      clearTimeout(timer);
    };
  }, []);
}

function placesAround(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let place = element.parentElement?.closest(places); place; place = place.parentElement?.closest(places))
    found.push(place);
  return found;
}

function lendFocus(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}
