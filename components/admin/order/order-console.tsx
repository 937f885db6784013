'use client';

import { useTranslations } from 'next-intl';
import { OrderSummary } from '@/components/tracking/order-summary';
import { packageCount } from '@/components/tracking/order-words';
import { OrderReplacements } from '@/components/tracking/packages/order-replacements';
import { PackageCard } from '@/components/tracking/packages/package-card';
import { Alert } from '@/components/ui/alert';
import { useAdminOrder } from '@/lib/client/admin/use-admin-order';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { AddressCard } from './address-card';
import { CustomerCard } from './customer-card';
import { DesignsCard } from './designs-card';
import { DisputesCard } from './disputes-card';
import { EffectsTable } from './effects-table';
import { History } from './history';
import { Notes } from './notes';
import { OrderHeader } from './order-header';
import { PartsCard } from './parts-card';
import { ProblemsCard } from './problems-card';
import { MoneyCard } from './refund/money-card';
import { RefundsCard } from './refund/refunds-card';

/** One order, with everything around it and everything that can be done about it. */
export function OrderConsole({ initial }: { initial: AdminOrder }) {
  const { order, stale } = useAdminOrder(initial);
  return (
    <div className="space-y-6">
      <OrderHeader order={order} />
      {stale ? (
        <Alert tone="warn" live="status">
          This page could not be brought up to date. It shows what was known before.
        </Alert>
      ) : null}
      {/* On a phone the money and the customer come before the long history. */}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-6">
          <DisputesCard order={order} />
          <ProblemsCard order={order} />
          <PartsCard order={order} />
          <OrderReplacements replacements={order.replacements} />
          <Packages order={order} />
          <OrderSummary order={order} />
          <DesignsCard order={order} />
        </div>
        <div className="min-w-0 space-y-6 xl:row-span-2">
          <MoneyCard order={order} />
          <RefundsCard order={order} />
          <CustomerCard order={order} />
          <AddressCard order={order} />
          <Notes order={order} />
        </div>
        <div className="min-w-0 space-y-6">
          <History entries={order.history} />
          <EffectsTable order={order} />
        </div>
      </div>
    </div>
  );
}

function Packages({ order }: { order: AdminOrder }) {
  const t = useTranslations('order.count');
  if (order.packages.length === 0) return null;
  const count = packageCount(order);
  return (
    <section className="space-y-4" aria-labelledby="packages">
      <h2 id="packages" className="text-lg">
        {count ? t(count.key, count) : 'Packages'}
      </h2>
      {order.packages.map((box, index) => (
        <PackageCard key={box.id} box={box} title={`Package ${index + 1} · ${box.provider}`} />
      ))}
    </section>
  );
}
