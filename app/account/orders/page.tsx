import { Package } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ClaimOrders } from '@/components/account/claim-orders';
import { OrderCard } from '@/components/account/order-card';
import { Sessions } from '@/components/account/sessions';
import { SignOutButton } from '@/components/account/sign-out-button';
import { YourData } from '@/components/account/your-data';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Words } from '@/components/ui/words';
import { toAnswer } from '@/lib/contracts/facts';
import { myOrdersAnswer } from '@/lib/contracts/orders';
import { pageContext } from '@/lib/http/page-context';
import { listSessions } from '@/lib/services/account/sessions';
import { listMyOrders } from '@/lib/services/order/reading/list-orders';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('title'), robots: { index: false } };
}

export default async function MyOrdersPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const ctx = await pageContext();
  if (ctx.actor.kind !== 'user') redirect('/sign-in?callbackUrl=/account/orders');
  const t = await getTranslations('account');
  const { orders, next_cursor } = toAnswer(myOrdersAnswer, await listMyOrders(ctx, { cursor }));
  const { dateTime } = await getFormatter();
  const day = (at: Date) => dateTime(at, { dateStyle: 'medium' });
  const sessions = (await listSessions(ctx)).map(({ id, device, current, createdAt, seenAt }) => {
    return { id, device, current, since: t('sessions.since', { day: day(createdAt), last: day(seenAt) }) };
  });
  return (
    <div className="space-y-8">
      <header className="flex flex-wrap items-center gap-3">
        <div className="mr-auto min-w-0">
          <h1>{t('title')}</h1>
          <p className="mt-1 break-words text-quiet">{ctx.actor.email}</p>
        </div>
        <SignOutButton />
      </header>
      {orders.length === 0 ? (
        <EmptyState
          icon={Package}
          title={cursor ? t('noOlder') : t('none')}
          action={
            <>
              <Link href="/" className="btn">
                {t('goShopping')}
              </Link>
              <Link href="/track" className="btn btn-quiet">
                {t('findByNumber')}
              </Link>
            </>
          }
        >
          {t('what', { email: ctx.actor.email })}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {orders.map((order) => (
            <li key={order.order_id}>
              <OrderCard order={order} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center justify-between gap-4">
        <Words of={['account', 'errors']}>
          <ClaimOrders />
        </Words>
        {next_cursor ? (
          <Link href={`/account/orders?cursor=${encodeURIComponent(next_cursor)}`} className="btn btn-quiet">
            {t('older')}
          </Link>
        ) : null}
      </div>
      <Words of={['account']}>
        <Sessions rows={sessions} />
      </Words>
      <Words of={['selfService', 'errors']}>
        <YourData />
      </Words>
    </div>
  );
}
