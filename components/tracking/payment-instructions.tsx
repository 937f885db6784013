import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/client/core/use-format';
import type { OrderTracking } from '@/lib/contracts/orders';
import { CopyButton } from './copy-button';
import { When } from './when';

/** How and until when to pay, where that happens elsewhere. */
export function PaymentInstructions({ payment }: { payment: OrderTracking['payment'] }) {
  const t = useTranslations('order.instructions');
  const { money } = useFormat();
  const { instructions } = payment;
  if (instructions === null) return null;
  const { method, url, facts } = instructions;
  const until = instructions.expires_at;
  return (
    <section aria-label={t('title')} className="mt-5 rounded-box bg-soft p-4 sm:p-5">
      <h2 className="text-base">{t(`how.${method}`, { amount: money(payment.total, payment.currency) })}</h2>
      <dl className="mt-3 space-y-2">
        {facts.map(({ name, value }) => (
          <div key={name} className="flex flex-wrap items-center gap-x-3">
            <dt className="text-quiet text-sm">{t(`fact.${name}`)}</dt>
            <dd>
              <CopyButton value={value} what={t(`fact.${name}`)} />
            </dd>
          </div>
        ))}
      </dl>
      {until === null ? null : <p className="mt-3">{t.rich('until', { when: () => <When iso={until} /> })}</p>}
      <p className="mt-2 text-quiet text-sm">{t('after')}</p>
      {url === null ? null : (
        <a href={url} className="btn mt-4" target="_blank" rel="noreferrer">
          {t('open')}
        </a>
      )}
    </section>
  );
}
