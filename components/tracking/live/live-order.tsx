'use client';

import { useTranslations } from 'next-intl';
import { useLiveOrder } from '@/lib/client/order/use-live-order';
import { OrderAnnouncer } from './order-announcer';

/** Keeps the page current and tells a screen reader; seen only while the shop cannot be reached. */
export function LiveOrder(props: { orderNumber: string; version: string; announcement: string }) {
  const t = useTranslations('selfService');
  const { isStale } = useLiveOrder(props.orderNumber, props.version);
  return (
    <div data-no-print className="contents">
      <OrderAnnouncer words={props.announcement} />
      <p role="status" className="rounded-box bg-warn-soft px-4 py-3 text-warn empty:hidden">
        {isStale ? t('stale') : ''}
      </p>
    </div>
  );
}
