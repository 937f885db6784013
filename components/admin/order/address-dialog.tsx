'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import { useForm } from '@/lib/client/core/use-form';
import { recipientValues } from '@/lib/client/order/recipient-values';
import { type AdminOrder, editAddressAnswer, editAddressInput } from '@/lib/contracts/backoffice/admin-order';
import type { Recipient } from '@/lib/domain/address/recipient';

const FIELDS: { name: Exclude<keyof Recipient, 'country'>; label: string; optional?: true }[] = [
  { name: 'name', label: 'Name' },
  { name: 'company', label: 'Company', optional: true },
  { name: 'line1', label: 'Street and number' },
  { name: 'line2', label: 'Apartment, floor', optional: true },
  { name: 'city', label: 'City' },
  { name: 'state', label: 'State or province code', optional: true },
  { name: 'postalCode', label: 'Postal code' },
  { name: 'phone', label: 'Phone', optional: true },
  { name: 'taxNumber', label: 'Tax number (Brazil: CPF or CNPJ)', optional: true },
];

/** Changes where an order goes, and says what each provider made of it. */
export function AddressDialog({ order }: { order: AdminOrder }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="secondary" size="sm">
          Edit
        </Button>
      }
      title="Change the address"
      description="Delivery was priced for this country, so the country stays. Drafts at the providers are changed too."
    >
      <AddressForm order={order} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function AddressForm({ order, onDone }: { order: AdminOrder; onDone: () => void }) {
  const edit = useOrderAction(order.order_number, 'address', editAddressAnswer);
  const form = useForm({
    start: recipientValues(order.recipient),
    contract: editAddressInput,
    input: (recipient) => ({ recipient }),
    send: edit.mutateAsync,
    onDone: ({ changed, parts }) => {
      onDone();
      const told = parts.map(({ provider_label, detail }) => `${provider_label}: ${detail}`);
      toast.success(changed ? ['The address is changed.', ...told].join(' ') : 'It goes there already.');
    },
  });
  return (
    <Form of={form} className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {FIELDS.map(({ name, label, optional }) => (
          <TextField key={name} {...form.field(name)} label={label} optional={optional} />
        ))}
      </div>
      <p className="text-quiet text-sm">Country: {order.recipient.country}</p>
      <FormFailure>{form.failure?.message}</FormFailure>
      <div className="flex justify-end gap-3">
        <DialogClose>Close</DialogClose>
        <Button type="submit" busy={form.busy}>
          Save the address
        </Button>
      </div>
    </Form>
  );
}
