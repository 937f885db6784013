import { Card } from '@/components/ui/card';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { addressLines } from '@/lib/domain/address/address-lines';
import { AddressDialog } from './address-dialog';

/** Where it goes, and the way to change that while a part is still a draft. */
export function AddressCard({ order }: { order: AdminOrder }) {
  const open = order.can_change_address;
  return (
    <Card
      title="Going to"
      action={open && order.allowed.includes('orders.edit_address') ? <AddressDialog order={order} /> : null}
    >
      <address className="whitespace-pre-line not-italic">{addressLines(order.recipient, 'en').join('\n')}</address>
    </Card>
  );
}
