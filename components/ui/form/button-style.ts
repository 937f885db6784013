import clsx from 'clsx';

export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger' | undefined;
  size?: 'sm' | 'md' | 'lg' | undefined;
  /** Square, for a lone icon; such a button needs an `aria-label`. */
  icon?: boolean | undefined;
  className?: string | undefined;
};

const VARIANT = { primary: '', secondary: 'btn-quiet', ghost: 'btn-ghost', danger: 'btn-danger' };
const SIZE = { sm: 'min-h-9 px-3 text-sm', md: '', lg: 'min-h-13 px-6 text-base' };
const SQUARE = { sm: 'size-9 px-0', md: 'size-11 px-0', lg: 'size-13 px-0' };

/** The classes of a button, for `Button`, `ButtonLink` and the triggers of other components. */
export function buttonStyle({ variant = 'primary', size = 'md', icon = false, className }: ButtonLook): string {
  return clsx('btn', VARIANT[variant], icon ? SQUARE[size] : SIZE[size], className);
}
