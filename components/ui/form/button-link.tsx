import type { ComponentProps } from 'react';
import { Link } from '@/components/ui/link';
import { type ButtonLook, buttonStyle } from './button-style';

type Props = Omit<ComponentProps<typeof Link>, 'className'> & ButtonLook;

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon, className, ...rest }: Props) {
  return <Link {...rest} className={buttonStyle({ variant, size, icon, className })} />;
}
