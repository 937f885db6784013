'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { ProvedLink } from '@/components/admin/passkeys/proved-link';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { useErasure } from '@/lib/client/admin/use-people';
import { useForm } from '@/lib/client/core/use-form';
import { type ErasureAnswer, personQuery } from '@/lib/contracts/privacy';
import { KEPT_WORDS } from '@/lib/domain/order/erasure';

const ACCOUNT: Record<ErasureAnswer['account'], string | null> = {
  none: null,
  deleted: 'Their account is deleted with it.',
  kept: 'Their account stays while an order is kept.',
  staff: 'They work here: their account stays.',
};

/** What a shopper may ask for: a copy of their data, and its erasure. First it says what would become of what. */
export function ShopperData() {
  const erasure = useErasure();
  const form = useForm({
    start: { email: '' },
    contract: personQuery,
    send: async ({ email }) => ({ email, plan: await erasure.mutateAsync({ email, dry_run: true }) }),
  });
  const email = form.field('email');
  return (
    <Card title="A shopper’s data">
      <Form of={form} className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
        <TextField
          {...email}
          label="Shopper’s e-mail"
          type="email"
          autoComplete="off"
          hint="For who asks for a copy of their data or to have it erased. Make sure first that it is them."
          onValueChange={(value) => {
            email.onValueChange(value);
            form.again();
          }}
        />
        <Button type="submit" busy={form.busy} className="sm:mt-7">
          Look
        </Button>
      </Form>
      <FormFailure className="mt-4">{form.failure?.message}</FormFailure>
      <div role="status" className="mt-4 empty:hidden">
        {form.answer ? <Plan {...form.answer} onErased={form.submit} /> : null}
      </div>
    </Card>
  );
}

const ordersOf = (count: number) => (count === 1 ? '1 order' : `${count} orders`);

function Plan({ email, plan, onErased }: { email: string; plan: ErasureAnswer; onErased: () => void }) {
  const { erased, kept, account } = plan;
  if (erased.length + kept.length === 0 && account === 'none')
    return <p className="text-quiet">No account has this address, and no order that still names it.</p>;
  const isNothing = erased.length === 0 && account !== 'deleted';
  return (
    <div className="space-y-4">
      <p>
        {erased.length === 0 ? 'No order can be erased.' : `${ordersOf(erased.length)} can be erased.`}{' '}
        {ACCOUNT[account]}
      </p>
      {kept.length > 0 ? (
        <ul className="list-disc space-y-1 pl-5 text-sm">
          {kept.map(({ order_number, reason }) => (
            <li key={order_number}>
              <a href={`/admin/orders/${order_number}`} className="font-mono underline">
                {order_number}
              </a>{' '}
              is kept: {KEPT_WORDS[reason]}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <ProvedLink
          href={`/api/admin/people/data?email=${encodeURIComponent(email)}`}
          download="personal-data.json"
          className={buttonStyle({ variant: 'secondary' })}
        >
          Download a copy
        </ProvedLink>
        {isNothing ? null : <EraseDialog email={email} plan={plan} onErased={onErased} />}
      </div>
    </div>
  );
}

function EraseDialog({ email, plan, onErased }: { email: string; plan: ErasureAnswer; onErased: () => void }) {
  const [open, setOpen] = useState(false);
  const erase = useErasure();
  const go = () =>
    erase.mutate(
      { email, dry_run: false },
      {
        onSuccess: ({ erased }) => {
          setOpen(false);
          toast.success(`${ordersOf(erased.length)} erased.`);
          onErased();
        },
      },
    );
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="danger">Erase</Button>}
      title="Erase this shopper’s data?"
      description="This cannot be undone."
      footer={
        <>
          <DialogClose>Keep it</DialogClose>
          <Button variant="danger" busy={erase.isPending} onClick={go}>
            Erase it
          </Button>
        </>
      }
    >
      <p>
        Name, address, e-mail, messages, notes and pictures are taken off {ordersOf(plan.erased.length)}.{' '}
        {ACCOUNT[plan.account]} What was bought and paid stays in the books. Stripe and the print shops keep their own
        records: ask them too where you must.
      </p>
      {erase.isError ? (
        <Alert tone="danger" live="alert" className="mt-4">
          {erase.error.message}
        </Alert>
      ) : null}
    </Dialog>
  );
}
