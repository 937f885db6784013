import Link from 'next/link';
import { CopyButton } from '@/components/tracking/copy-button';
import { Card } from '@/components/ui/card';
import { Fact } from '@/components/ui/fact';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { EmailDialog } from './email-dialog';
import { OutLink } from './out-link';

export function CustomerCard({ order }: { order: AdminOrder }) {
  return (
    <Card title="Customer" action={order.allowed.includes('orders.edit_email') ? <EmailDialog order={order} /> : null}>
      <dl className="space-y-2">
        <Fact name="Name">{order.recipient.name}</Fact>
        <Fact name="E-mail">
          <CopyButton value={order.email} what="e-mail" />
        </Fact>
        {order.payment_intent_id ? (
          <Fact name="Payment">
            <CopyButton value={order.payment_intent_id} what="payment" />
          </Fact>
        ) : null}
      </dl>
      <div className="mt-2 flex flex-col items-start">
        {order.payment_url ? <OutLink href={order.payment_url}>Open at Stripe</OutLink> : null}
        <Link
          href={`/admin/orders/${order.order_number}/customer`}
          className="inline-flex min-h-11 items-center text-sm underline"
        >
          All orders of this customer
        </Link>
        <Link href={`/orders/${order.order_number}`} className="inline-flex min-h-11 items-center text-sm underline">
          As the customer sees it
        </Link>
      </div>
    </Card>
  );
}
