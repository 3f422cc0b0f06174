import { Link, type LinkProps } from '@tanstack/react-router';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

type Kind = 'primary' | 'secondary' | 'tertiary' | 'warning';

/** A button; while `busy` it cannot be pressed again and `busyText` says what is being done. */
export function Button({
  kind = 'secondary',
  busy = false,
  busyText,
  children,
  type = 'button',
  className = '',
  disabled,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: Kind; busy?: boolean; busyText?: string }): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      className={`button button-${kind} ${className}`.trim()}
      disabled={disabled ?? false}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {busy && busyText ? busyText : children}
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton({ kind = 'secondary', children, ...rest }: LinkProps & { kind?: Kind }): ReactNode {
  return (
    <Link {...rest} className={`button button-${kind}`}>
      {children}
    </Link>
  );
}
