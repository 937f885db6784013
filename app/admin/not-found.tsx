import { SearchX } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';

/** An order or a message that is not there, inside the console: staff have no use for the shop's way out. */
export default function AdminNotFound() {
  return (
    <EmptyState
      icon={SearchX}
      heading={1}
      title="There is nothing here"
      action={
        <>
          <ButtonLink href="/admin/orders">To the orders</ButtonLink>
          <ButtonLink href="/admin/webhooks" variant="secondary">
            To the webhooks
          </ButtonLink>
        </>
      }
    >
      No order or message has this number. Numbers must be complete.
    </EmptyState>
  );
}
