'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';

/** Brings in what was ordered as a guest with the same e-mail. Signing in does it too; this is for later ones. */
export function ClaimOrders() {
  const t = useTranslations('account');
  const errorWords = useErrorWords();
  const router = useRouter();
  const claim = useAction(async () => (await import('@/lib/client/order/self-service')).claimOrders());
  const claimed = claim.data?.claimed;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <button
        type="button"
        className="btn btn-quiet"
        aria-disabled={claim.busy || undefined}
        onClick={() =>
          void claim.start(undefined).then((answer) => {
            if (answer && answer.claimed > 0) router.refresh();
          })
        }
      >
        {claim.busy ? t('looking') : t('claim')}
      </button>
      <p role="status" className="text-quiet text-sm empty:hidden">
        {claimed === undefined ? '' : t('claimed', { count: claimed })}
      </p>
      <p role="alert" className="text-danger text-sm empty:hidden">
        {claim.error ? errorWords(claim.error) : ''}
      </p>
    </div>
  );
}
