import { KeyRound } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';

/** Shown to a stranger and for an order that does not exist alike. */
export function OrderClosed({ number }: { number: string }) {
  return (
    <EmptyState
      icon={KeyRound}
      heading={1}
      title="We cannot show this order here"
      action={
        <>
          <Link href={`/track?number=${encodeURIComponent(number)}`} className="btn">
            Look up my order
          </Link>
          <Link href="/account/orders" className="btn btn-quiet">
            Sign in
          </Link>
        </>
      }
    >
      Open the link from your mail, or look your order up with its number and your e-mail address.
    </EmptyState>
  );
}
