'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { TextField } from '@/components/ui/form/text-field';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useForm } from '@/lib/client/core/use-form';
import type { InquiryKind } from '@/lib/domain/shop/inquiry';

const NOTHING = { name: '', email: '', order_number: '', text: '' };

/** Writes to the shop. A withdrawal is shown once more before it is declared: the law asks for two steps. */
export function InquiryForm({ kind }: { kind: InquiryKind }) {
  const t = useTranslations('inquiry');
  const errorWords = useErrorWords();
  const [isChecked, setChecked] = useState(kind === 'contact');
  const form = useForm({
    start: NOTHING,
    contract: async () => {
      const { contactInput, withdrawalInput } = await import('@/lib/contracts/inquiries');
      return kind === 'contact' ? contactInput : withdrawalInput;
    },
    words: (_, name) => t(`wrong.${name}`),
    send: async (words) => {
      // The first step only shows what the second declares.
      if (!isChecked) return null;
      return (await import('@/lib/client/order/send-inquiry')).sendInquiry(kind, words);
    },
    onDone: (answer) => {
      if (answer === null) setChecked(true);
    },
  });
  if (form.answer) return <Received kind={kind} at={form.answer.received_at} email={form.values.email} />;
  const isSecond = kind === 'withdrawal' && isChecked;
  return (
    <Form of={form} className="card space-y-5 sm:p-7">
      {isSecond ? (
        <Declared values={form.values} />
      ) : (
        <>
          <TextField {...form.field('name')} label={t('name')} autoComplete="name" maxLength={100} required />
          <TextField
            {...form.field('email')}
            label={t('email')}
            hint={kind === 'withdrawal' ? t('receiptGoes') : undefined}
            type="email"
            autoComplete="email"
            maxLength={254}
            required
          />
          <TextField
            {...form.field('order_number')}
            label={t('order')}
            optional={kind === 'contact'}
            autoComplete="off"
            maxLength={40}
          />
          <TextAreaField
            {...form.field('text')}
            label={kind === 'contact' ? t('text') : t('which')}
            optional={kind === 'withdrawal'}
            maxLength={4000}
            rows={kind === 'contact' ? 6 : 3}
          />
        </>
      )}
      <FormFailure>{form.failure && errorWords(form.failure)}</FormFailure>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={form.busy}>
          {kind === 'contact' ? t('send') : isSecond ? t('confirm') : t('continue')}
        </Button>
        {isSecond ? (
          <Button variant="secondary" onClick={() => setChecked(false)}>
            {t('change')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

function Declared({ values }: { values: typeof NOTHING }) {
  const t = useTranslations('inquiry');
  const heading = useRef<HTMLHeadingElement>(null);
  // The fields that had the focus are gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="outline-none">
        {t('declare', { number: values.order_number })}
      </h2>
      <p className="whitespace-pre-line break-words text-quiet">
        {[values.name, values.email, values.text].filter(Boolean).join('\n')}
      </p>
    </>
  );
}

function Received({ kind, at, email }: { kind: InquiryKind; at: string; email: string }) {
  const t = useTranslations('inquiry');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="card sm:p-7">
      <h2 ref={heading} tabIndex={-1} className="outline-none">
        {t(`${kind}.done`)}
      </h2>
      <p className="mt-2 text-quiet">{t(`${kind}.doneText`, { email })}</p>
      <p className="mt-2 text-sm">
        <time dateTime={at}>{new Date(at).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'medium' })}</time>
      </p>
    </div>
  );
}
