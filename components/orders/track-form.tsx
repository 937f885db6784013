'use client';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { useAction } from '@/lib/client/use-action';

/** Number and e-mail → a link by mail. The answer is the same for a hit and a miss. */
export function TrackForm({ orderNumber }: { orderNumber: string }) {
  const ask = useAction(async (asked: { order_number: string; email: string }) =>
    (await import('@/lib/client/order-care')).requestTrackLink(asked),
  );
  const sent = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (ask.data) sent.current?.focus();
  }, [ask.data]);
  if (ask.data) {
    return (
      <div className="card sm:p-7">
        <h2 ref={sent} tabIndex={-1} className="outline-none">
          Check your mail
        </h2>
        <p className="mt-2 text-quiet">
          If number and address belong together, a mail with a link to your order is on its way. It can take a minute;
          look into the spam folder, too.
        </p>
        <Button variant="secondary" className="mt-5" onClick={ask.reset}>
          Try another number
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
        label="Order number"
        hint="It begins with FBZ and is in every mail from us."
        error={fields['order_number']}
        defaultValue={orderNumber}
        placeholder="FBZ…"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        required
      />
      <TextField
        name="email"
        label="E-mail"
        hint="The one you ordered with."
        error={fields['email']}
        type="email"
        autoComplete="email"
        maxLength={254}
        required
      />
      <p role="alert" className="text-danger text-sm empty:hidden">
        {ask.error && Object.keys(fields).length === 0 ? ask.error.message : ''}
      </p>
      <Button type="submit" busy={ask.busy} className="w-full">
        {ask.busy ? 'Sending…' : 'Send me a link'}
      </Button>
    </form>
  );
}
