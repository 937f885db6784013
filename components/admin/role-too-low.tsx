import { Lock } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { LEAST_ROLE, type StaffAction } from '@/lib/domain/order/policy';

/** For staff whose role does not reach this far. */
export function RoleTooLow({ action }: { action: StaffAction }) {
  return (
    <EmptyState
      icon={Lock}
      heading={1}
      title="Your role does not reach this far"
      action={<ButtonLink href="/admin/orders">To the orders</ButtonLink>}
    >
      It takes the role “{LEAST_ROLE[action]}” or a higher one. An owner of the shop can give it to you.
    </EmptyState>
  );
}
