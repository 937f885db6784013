import clsx from 'clsx';

export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger' | undefined;
  size?: 'sm' | 'md' | 'lg' | undefined;
  /** Square, for a lone icon; such a button needs an `aria-label`. */
  icon?: boolean | undefined;
  className?: string | undefined;
};

const VARIANT = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-card text-ink hover:bg-soft',
  ghost: 'text-ink hover:bg-soft',
  danger: 'border border-danger bg-card text-danger hover:bg-danger-soft',
};
const SIZE = { sm: 'h-9 text-sm', md: 'h-11 text-[0.9375rem]', lg: 'h-13 text-base' };
const PADDING = { sm: 'px-3', md: 'px-4', lg: 'px-6' };
const SQUARE = { sm: 'w-9', md: 'w-11', lg: 'w-13' };

/** The classes of a button, for `Button`, `ButtonLink` and triggers of other components. */
export function buttonStyle({ variant = 'primary', size = 'md', icon = false, className }: ButtonLook): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition-colors',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-60',
    VARIANT[variant],
    SIZE[size],
    icon ? SQUARE[size] : PADDING[size],
    className,
  );
}
