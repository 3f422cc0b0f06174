import { type RefObject, useEffect, useRef } from 'react';

/** Has the first field at fault take the focus when a form was sent in vain. @param attempt counts how often it was sent */
export function useFaultFocus(attempt: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (attempt > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempt]);
  return form;
}
