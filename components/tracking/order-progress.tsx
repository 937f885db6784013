import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { OrderTracking } from '@/lib/contracts/orders';
import { STAGES, stageOf } from './order-stages';

/** How far along the order is, what that means, and what comes after it; absent where it left the usual road. */
export function OrderProgress({ order }: { order: OrderTracking }) {
  const t = useTranslations('order.progress');
  const stage = useTranslations('order.stage');
  const reached = stageOf(order);
  // What has arrived is said once, above.
  if (reached === null || order.status === 'delivered') return null;
  const paused = order.status === 'on_hold';
  return (
    <div className="mt-7">
      <ol className="grid grid-cols-5 gap-1 sm:gap-2" aria-label={t('label')}>
        {STAGES.map((status, index) => (
          <li key={status} aria-current={index === reached ? 'step' : undefined} className="min-w-0">
            <div
              className={`h-1.5 rounded-full ${index > reached ? 'bg-line' : paused && index === reached ? 'bg-warn' : 'bg-accent'}`}
            />
            <p
              className={`mt-2 flex items-center gap-1 text-xs sm:text-sm ${index === reached ? 'font-semibold text-ink' : 'text-quiet'}`}
            >
              {index < reached ? <Check aria-hidden size={14} className="shrink-0 text-accent max-sm:hidden" /> : null}
              <span className="min-w-0 break-words">{stage(`${status}.label`)}</span>
              {index < reached ? <span className="sr-only">{t('done')}</span> : null}
              {paused && index === reached ? <span className="sr-only">{t('paused')}</span> : null}
            </p>
          </li>
        ))}
      </ol>
      <p className="mt-4 max-w-prose text-quiet text-sm">{stage(`${STAGES[reached] ?? 'pending'}.text`)}</p>
      <details className="group mt-1" data-no-print>
        <summary className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
          {t('meaning')}
        </summary>
        <dl className="mt-1 grid max-w-prose gap-x-4 gap-y-2 text-sm sm:grid-cols-[7rem_1fr]">
          {STAGES.map((status) => (
            <div key={status} className="contents">
              <dt className="font-medium">{stage(`${status}.label`)}</dt>
              <dd className="text-quiet max-sm:mb-1">{stage(`${status}.text`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
