import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/form/button';
import type { Doubt } from '@/lib/domain/address/doubts';
import type { CheckoutForm } from './use-checkout-form';
import type { Doubts } from './use-doubts';

/** One question after the other, each with its answers; the pay button goes on when there are none left. */
export function DoubtList({ doubts, form }: { doubts: Doubts; form: CheckoutForm }) {
  const t = useTranslations('checkout.check');
  const box = useRef<HTMLDivElement>(null);
  const [doubt] = doubts.open;
  const asked = doubt ? `${doubt.field}:${doubt.kind}` : null;
  useEffect(() => {
    if (asked) box.current?.focus();
  }, [asked]);
  if (!doubt) return null;
  const { field, kind, typed, suggestion } = doubt;
  return (
    <Alert
      ref={box}
      live="alert"
      tone="warn"
      title={t('title')}
      action={<Answers doubt={doubt} form={form} onKeep={() => doubts.keep(doubt)} />}
    >
      <span className="break-words" data-field={field}>
        {t(kind, { typed, suggestion: suggestion ?? '' })}
      </span>
    </Alert>
  );
}

function Answers({ doubt, form, onKeep }: { doubt: Doubt; form: CheckoutForm; onKeep: () => void }) {
  const t = useTranslations('checkout.check');
  const { field, kind, suggestion } = doubt;
  // A company is no field of the checkout.
  const name = field === 'company' ? 'line2' : field;
  const toField = () => form.element.current?.querySelector<HTMLElement>(`[name=${name}]`)?.focus();
  return (
    <>
      {suggestion === null ? (
        <Button size="sm" onClick={toField}>
          {t('change')}
        </Button>
      ) : (
        <Button size="sm" className="max-w-full break-all" onClick={() => form.set(name, suggestion)}>
          {t('use', { suggestion })}
        </Button>
      )}
      {kind === 'latin' ? null : (
        <Button size="sm" variant="secondary" onClick={onKeep}>
          {t('keep')}
        </Button>
      )}
    </>
  );
}
