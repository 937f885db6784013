'use client';

import Link from 'next/link';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { useSetup } from '@/lib/client/admin/use-setting';
import type { Setup } from '@/lib/contracts/backoffice/setup';
import { firstStore, PRINT_SHOPS } from '@/lib/domain/shop/keys';
import { ServiceCard } from './service-card';

/** All services, then what is left to do until an order can be delivered. */
export function SetupConsole({ initial }: { initial: Setup }) {
  const { data: setup } = useSetup(initial);
  const isConnected = (...names: string[]) =>
    setup.services.some(({ service, connected }) => connected && names.includes(service));
  const isOffered = ({ service, connected, unfit }: Setup['services'][number]) =>
    connected || unfit !== null || firstStore(service) === service || isConnected(firstStore(service));
  const sells = isConnected('stripe') && isConnected(...PRINT_SHOPS);
  return (
    <div className="space-y-6">
      <div className="grid items-start gap-6 xl:grid-cols-2">
        {setup.services.filter(isOffered).map((service) => (
          <ServiceCard key={service.service} service={service} />
        ))}
      </div>
      <Card title="Products">
        <p role="status">
          {setup.products === 0
            ? 'None yet. They are read as soon as a print shop is connected.'
            : `${setup.products} read from the print shops.`}
        </p>
        <p className="mt-2 text-sm">
          <Link href="/admin/products" className="underline">
            See what is on sale, and how far the reading is
          </Link>
        </p>
      </Card>
      {sells && setup.products > 0 && !setup.ordered ? <TestOrder livemode={setup.livemode} /> : null}
    </div>
  );
}

function TestOrder({ livemode }: { livemode: boolean }) {
  return (
    <Alert
      tone={livemode ? 'warn' : 'info'}
      title="Make a test order"
      action={
        <a href="/" className="btn btn-primary">
          Open the shop
        </a>
      }
    >
      {livemode
        ? 'The keys are live: the order costs real money and is printed. Cancel it on its page in time.'
        : 'Pay with 4242 4242 4242 4242, any future date and any CVC. Nothing is charged. Its messages prove that all is connected; at the print shop, cancel it.'}
    </Alert>
  );
}
