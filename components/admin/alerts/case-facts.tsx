import { When } from '@/components/tracking/when';
import { Money } from '@/components/ui/money';
import type { AlertView } from '@/lib/contracts/backoffice/alerts';
import { OutLink } from '../order/out-link';

/** Whose it is, in their own words, and where else it is worked on. */
export function CaseFacts({ alert }: { alert: AlertView }) {
  const { facts, order_number: number } = alert;
  if (facts === null) return null;
  const { customer_name: name, customer_email: email, said, photos, pod, payment_url: payment } = facts;
  const subject = encodeURIComponent(`Your order ${number ?? ''}`.trim());
  return (
    <div className="mt-2 space-y-2 text-sm">
      {said === null ? null : (
        <blockquote className="whitespace-pre-wrap border-line-strong border-l-2 pl-3 [overflow-wrap:anywhere]">
          {said}
        </blockquote>
      )}
      <p className="text-quiet [overflow-wrap:anywhere]">
        {[name, email].filter(Boolean).join(' · ')} ·{' '}
        <Money amountMinor={facts.total_minor} currency={facts.currency} />
        {facts.refunded_minor > 0 ? (
          <>
            , <Money amountMinor={facts.refunded_minor} currency={facts.currency} /> given back
          </>
        ) : null}
      </p>
      {facts.claims.map(({ provider_label: label, until }) => (
        <p key={`${label} ${until}`} className="text-quiet">
          {label} takes a claim until <When iso={until} dateOnly />.
        </p>
      ))}
      <p className="flex flex-wrap gap-x-4">
        <a href={`mailto:${email}?subject=${subject}`} className="inline-flex min-h-11 items-center underline">
          Write to the customer
        </a>
        {photos.map((photo, place) => (
          <OutLink key={photo} href={photo}>
            Photo {place + 1}
          </OutLink>
        ))}
        {pod === null ? null : <OutLink href={pod.url}>Open at {pod.label}</OutLink>}
        {payment === null ? null : <OutLink href={payment}>Open at Stripe</OutLink>}
      </p>
    </div>
  );
}
