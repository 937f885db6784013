'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';

/** The estimate brings the contracts along and needs an answer anyway: its script comes after the page's. */
export const DeliverySlot = dynamic(
  () => import('./delivery-estimate').then(({ DeliveryEstimate }) => DeliveryEstimate),
  { ssr: false, loading: () => <Skeleton className="h-[14.25rem] md:h-[13.25rem] rounded-box" /> },
);
