import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/** A link within the shop. Its page is made for the request that opens it, so asking ahead would bring only work. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
