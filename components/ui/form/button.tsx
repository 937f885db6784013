import type { ComponentProps } from 'react';
import { Spinner } from '../spinner';
import { type ButtonLook, buttonStyle } from './button-style';

type Props = Omit<ComponentProps<'button'>, 'className'> & ButtonLook & { busy?: boolean | undefined };

/** `busy` keeps the button focusable and in place, shows a spinner and swallows clicks. */
export function Button({ variant, size, icon, className, busy = false, type = 'button', ...rest }: Props) {
  const { onClick, children, ...attributes } = rest;
  return (
    <button
      {...attributes}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonStyle({ variant, size, icon, className })}
    >
      {busy ? <Spinner className="size-4" /> : null}
      {busy && icon ? null : children}
    </button>
  );
}
