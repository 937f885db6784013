import { ShoppingBag } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** Why there is nothing to pay for right now. */
export type Obstacle = { kind: 'empty' } | { kind: 'no_prices'; error: Error; retry: () => void };

export function CannotCheckOut({ obstacle }: { obstacle: Obstacle }) {
  switch (obstacle.kind) {
    case 'empty':
      return (
        <EmptyState
          icon={ShoppingBag}
          title="Your cart is empty"
          action={<ButtonLink href="/">Look around the shop</ButtonLink>}
        />
      );
    case 'no_prices':
      return (
        <Alert
          tone="danger"
          live="alert"
          title="We could not read today's prices"
          action={
            <Button variant="secondary" size="sm" onClick={obstacle.retry}>
              Try again
            </Button>
          }
        >
          {obstacle.error.message}
        </Alert>
      );
  }
}
