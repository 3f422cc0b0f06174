import { type FocusEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';

/** What is told of a change: as much of an event as forms read. */
export interface WrittenChange {
  readonly target: { readonly name: string; readonly value: string };
  readonly type: 'change';
}

/** What a form holds of the field instead of its element: the value as it is sent, not as it is written. */
export interface WrittenField {
  get value(): string;
  set value(given: string | undefined);
  readonly focus: () => void;
}

/** How a kind of value is read from what people write, and shown to them. */
export interface Notation {
  readonly read: (text: string) => string | undefined;
  readonly show: (value: string) => string;
}

export interface WrittenProps {
  readonly name?: string | undefined;
  /** As it is sent; absent: the field keeps it itself, as react-hook-form's `register` wants. */
  readonly value?: string | undefined;
  readonly defaultValue?: string | undefined;
  readonly onChange?: ((event: WrittenChange) => unknown) | undefined;
  readonly onBlur?: ((event: FocusEvent<HTMLInputElement>) => unknown) | undefined;
  readonly ref?: Ref<WrittenField> | undefined;
}

/** A press of a button that has begun in leaving the field ends where it began: nothing may move meanwhile. */
const aPress = 250;

/**
 * A field that people write in their own form while the form around it holds what is sent. What cannot be read is held
 * as it was typed, so that nothing is lost, and is told to be wrong once the field has been left.
 */
export function useWrittenValue(
  { name = '', value, defaultValue = '', onChange, onBlur, ref }: WrittenProps,
  { read, show }: Notation,
) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<number | undefined>(undefined);
  const [kept, setKept] = useState(defaultValue);
  const [typing, setTyping] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const held = useRef(defaultValue);
  const field = useRef<WrittenField>(undefined);
  // The form takes another object for another field: it is made once.
  useImperativeHandle(
    ref,
    () =>
      (field.current ??= {
        focus: () => input.current?.focus(),
        get value(): string {
          return held.current;
        },
        // A form without a default gives none.
        set value(given: string | undefined) {
          held.current = given ?? '';
          setKept(held.current);
          setTyping(null);
        },
      }),
  );
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const now = value ?? kept;
  const hold = (given: string): void => {
    held.current = given;
    setKept(given);
    onChange?.({ target: { name, value: given }, type: 'change' });
  };
  return {
    /** What is sent, or what was typed where that cannot be read. */
    now,
    /** It has been left with something that cannot be read. */
    unreadable: left && now !== '' && read(now) === undefined,
    /** Takes a value that was chosen, not written. */
    choose: (chosen: string): void => {
      hold(chosen);
      input.current?.focus();
    },
    control: {
      ref: input,
      name,
      value: typing ?? show(now),
      onChange: ({ target }: { readonly target: { readonly value: string } }): void => {
        window.clearTimeout(timer.current);
        setLeft(false);
        hold(target.value.trim() === '' ? '' : (read(target.value) ?? target.value));
        setTyping(target.value);
      },
      onBlur: (event: FocusEvent<HTMLInputElement>): void => {
        setTyping(null);
        timer.current = window.setTimeout(() => setLeft(true), aPress);
        onBlur?.(event);
      },
    },
  };
}
