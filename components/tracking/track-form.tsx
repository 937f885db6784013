'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/form/button';
import { TextField } from '@/components/ui/form/text-field';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';

/** Number and e-mail → a link by mail. The answer is the same for a hit and a miss. */
export function TrackForm({ orderNumber }: { orderNumber: string }) {
  const t = useTranslations('track');
  const errorWords = useErrorWords();
  const ask = useAction(async (asked: { order_number: string; email: string }) =>
    (await import('@/lib/client/order/self-service')).requestTrackLink(asked),
  );
  const sent = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (ask.data) sent.current?.focus();
  }, [ask.data]);
  if (ask.data) {
    return (
      <div className="card sm:p-7">
        <h2 ref={sent} tabIndex={-1} className="outline-none">
          {t('sentTitle')}
        </h2>
        <p className="mt-2 text-quiet">{t('sent')}</p>
        <Button variant="secondary" className="mt-5" onClick={ask.reset}>
          {t('again')}
        </Button>
      </div>
    );
  }
  const fields = ask.error?.fields ?? {};
  return (
    <form
      className="card space-y-5 sm:p-7"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        void ask.start({ order_number: String(form.get('order_number')), email: String(form.get('email')) });
      }}
    >
      <TextField
        name="order_number"
        label={t('number')}
        hint={t('numberHint')}
        error={fields['order_number'] && t('numberWrong')}
        defaultValue={orderNumber}
        placeholder={t('numberExample')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        required
      />
      <TextField
        name="email"
        label={t('email')}
        hint={t('emailHint')}
        error={fields['email'] && t('emailWrong')}
        type="email"
        autoComplete="email"
        maxLength={254}
        required
      />
      <p role="alert" className="text-danger text-sm empty:hidden">
        {ask.error && Object.keys(fields).length === 0 ? errorWords(ask.error) : ''}
      </p>
      <Button type="submit" busy={ask.busy} className="w-full">
        {ask.busy ? t('sending') : t('send')}
      </Button>
    </form>
  );
}
