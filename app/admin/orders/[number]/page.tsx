import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { OrderActions } from '@/components/admin/order-actions';
import { OrderRecords } from '@/components/admin/order-records';
import { CopyButton } from '@/components/orders/copy-button';
import { OrderRecipient } from '@/components/orders/order-recipient';
import { OrderSummary } from '@/components/orders/order-summary';
import { packageCount } from '@/components/orders/order-words';
import { PackageCard } from '@/components/orders/package-card';
import { OrderChip, PaymentChip } from '@/components/orders/status-chip';
import { When } from '@/components/orders/when';
import { type AdminOrder, adminOrderAnswer } from '@/lib/contracts/admin';
import { AppError } from '@/lib/domain/errors';
import { mayOperate } from '@/lib/domain/policy';
import type { Ctx } from '@/lib/services/context';
import { getOrder } from '@/lib/services/orders/get-order';
import { staffContext } from '../../staff-context';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).number };
}

export default async function AdminOrderPage({ params }: Props) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  const order = await found(ctx, (await params).number);
  const count = packageCount(order);
  return (
    <div className="space-y-6">
      <Header order={order} mayCancel={mayOperate(ctx.actor)} />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <div className="space-y-6">
          {order.packages.length === 0 ? null : (
            <section className="space-y-4" aria-label="Packages">
              <h2 className="text-lg">{count ?? 'Packages'}</h2>
              {order.packages.map((box, index) => (
                <PackageCard key={box.id} box={box} title={`Package ${index + 1} · ${box.provider}`} />
              ))}
            </section>
          )}
          <OrderSummary order={order} />
        </div>
        <div className="space-y-6">
          <Customer order={order} />
          <OrderRecipient order={order} />
        </div>
      </div>
      <OrderRecords order={order} />
    </div>
  );
}

/** The order, or the 404 page. */
async function found(ctx: Ctx, orderNumber: string): Promise<AdminOrder> {
  try {
    return adminOrderAnswer.parse(await getOrder(ctx, { orderNumber }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

function Header({ order, mayCancel }: { order: AdminOrder; mayCancel: boolean }) {
  return (
    <header className="space-y-4">
      <Link href="/admin/orders" className="text-quiet text-sm underline">
        All orders
      </Link>
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="break-all font-mono text-2xl">{order.order_number}</h1>
        <OrderChip status={order.status} />
        <PaymentChip status={order.payment.status} />
      </div>
      <p className="text-quiet text-sm">
        Placed <When iso={order.placed_at} />
        {order.last_confirmed_at ? (
          <>
            {' '}
            · last confirmed with the providers <When iso={order.last_confirmed_at} />
          </>
        ) : null}
      </p>
      {order.fulfillments
        .filter(({ on_hold }) => on_hold)
        .map(({ provider, provider_label, hold_reason }) => (
          <p key={provider} className="text-warn">
            {provider_label} holds its part{hold_reason ? `: ${hold_reason}` : ''}
          </p>
        ))}
      <OrderActions
        orderId={order.order_id}
        cancelable={mayCancel && order.can_cancel}
        whyNot={mayCancel ? order.cancel_reason : 'Your role may look at orders, not cancel them.'}
      />
    </header>
  );
}

function Customer({ order }: { order: AdminOrder }) {
  return (
    <section className="card" aria-labelledby="customer">
      <h2 id="customer" className="text-lg">
        Customer
      </h2>
      <dl className="mt-3 space-y-3 text-sm">
        <div>
          <dt className="text-quiet">E-mail</dt>
          <dd>
            <CopyButton value={order.email} what="e-mail" />
          </dd>
        </div>
        {order.payment_intent_id ? (
          <div>
            <dt className="text-quiet">Payment</dt>
            <dd>
              <CopyButton value={order.payment_intent_id} what="payment" />
            </dd>
          </div>
        ) : null}
      </dl>
      <Link href={`/orders/${order.order_number}`} className="mt-3 inline-block text-sm underline">
        As the customer sees it
      </Link>
    </section>
  );
}
