'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useForm } from '@/lib/client/core/use-form';

/** Number and e-mail → a link by mail. The answer is the same for a hit and a miss. */
export function TrackForm({ orderNumber }: { orderNumber: string }) {
  const t = useTranslations('track');
  const errorWords = useErrorWords();
  const form = useForm({
    start: { order_number: orderNumber, email: '' },
    contract: async () => (await import('@/lib/contracts/checkout')).trackRequestInput,
    words: (_, name) => t(name === 'email' ? 'emailWrong' : 'numberWrong'),
    send: async (asked) => (await import('@/lib/client/order/self-service')).requestTrackLink(asked),
  });
  if (form.answer) return <Sent onAgain={form.again} />;
  return (
    <Form of={form} className="card space-y-5 sm:p-7">
      <TextField
        {...form.field('order_number')}
        label={t('number')}
        hint={t('numberHint')}
        placeholder={t('numberExample')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        required
      />
      <TextField
        {...form.field('email')}
        label={t('email')}
        hint={t('emailHint')}
        type="email"
        autoComplete="email"
        maxLength={254}
        required
      />
      <FormFailure>{form.failure && errorWords(form.failure)}</FormFailure>
      <Button type="submit" busy={form.busy} className="w-full">
        {form.busy ? t('sending') : t('send')}
      </Button>
    </Form>
  );
}

function Sent({ onAgain }: { onAgain: () => void }) {
  const t = useTranslations('track');
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="card sm:p-7">
      <h2 ref={heading} tabIndex={-1} className="outline-none">
        {t('sentTitle')}
      </h2>
      <p className="mt-2 text-quiet">{t('sent')}</p>
      <Button variant="secondary" className="mt-5" onClick={onAgain}>
        {t('again')}
      </Button>
    </div>
  );
}
