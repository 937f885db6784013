'use client';

import { PaymentElement } from '@stripe/react-stripe-js';
import type { StripePaymentElementOptions } from '@stripe/stripe-js';
import { useTranslations } from 'next-intl';
import { type RefCallback, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/form/button';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

/** Name, e-mail and address are asked for once, in our own form, and handed over when paying. */
const OPTIONS: StripePaymentElementOptions = {
  layout: 'tabs',
  fields: { billingDetails: { name: 'never', email: 'never', phone: 'never', address: 'never' } },
};

export function PaymentSection({
  place,
  state,
  testMode,
  onRetry,
  onReady,
}: {
  place: RefCallback<Element>;
  state: 'loading' | 'ready' | 'failed';
  testMode: boolean;
  onRetry: () => void;
  onReady: (ready: boolean) => void;
}) {
  const t = useTranslations('checkout');
  return (
    <section ref={place} aria-labelledby="payment-title">
      <h2 id="payment-title" className="mb-4">
        {t('payment')}
      </h2>
      {testMode ? <p className="mb-4 text-quiet text-sm">{t('testMode')}</p> : null}
      {state === 'ready' ? <CardForm onRetry={onRetry} onReady={onReady} /> : null}
      {state === 'loading' ? <PaymentSkeleton /> : null}
      {state === 'failed' ? <LoadFailed onRetry={onRetry} /> : null}
    </section>
  );
}

function CardForm({ onRetry, onReady }: { onRetry: () => void; onReady: (ready: boolean) => void }) {
  const [form, setForm] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [mount, setMount] = useState(1);
  if (form === 'failed') {
    return (
      <LoadFailed
        onRetry={() => {
          setMount(mount + 1);
          setForm('loading');
          onRetry();
        }}
      />
    );
  }
  return (
    <>
      {form === 'loading' ? <PaymentSkeleton /> : null}
      <div className={form === 'loading' ? 'h-0 overflow-hidden' : undefined}>
        <PaymentElement
          key={mount}
          options={OPTIONS}
          onReady={() => {
            setForm('ready');
            onReady(true);
          }}
          onLoadError={() => {
            setForm('failed');
            onReady(false);
          }}
        />
      </div>
    </>
  );
}

function PaymentSkeleton() {
  const t = useTranslations('checkout');
  return (
    <Loading label={t('loadingPayment')} className="space-y-4">
      <Skeleton className="h-11" />
      <div className="grid grid-cols-2 gap-3">
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
      </div>
    </Loading>
  );
}

function LoadFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('checkout');
  const base = useTranslations('base');
  return (
    <Alert
      tone="danger"
      live="alert"
      title={t('paymentFailedTitle')}
      action={
        <Button variant="secondary" size="sm" onClick={onRetry}>
          {base('tryAgain')}
        </Button>
      }
    >
      {t('paymentFailedText')}
    </Alert>
  );
}
