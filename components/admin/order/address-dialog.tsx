'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { TextField } from '@/components/ui/form/text-field';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import { ApiError } from '@/lib/client/core/api';
import { type AdminOrder, editAddressAnswer } from '@/lib/contracts/backoffice/admin-order';
import { type Recipient, recipientSchema } from '@/lib/domain/address/recipient';

const FIELDS: { name: Exclude<keyof Recipient, 'country'>; label: string; optional?: true }[] = [
  { name: 'name', label: 'Name' },
  { name: 'company', label: 'Company', optional: true },
  { name: 'line1', label: 'Street and number' },
  { name: 'line2', label: 'Apartment, floor', optional: true },
  { name: 'city', label: 'City' },
  { name: 'state', label: 'State or province code', optional: true },
  { name: 'postalCode', label: 'Postal code' },
  { name: 'phone', label: 'Phone', optional: true },
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
  const [values, setValues] = useState<Record<string, string | undefined>>(order.recipient);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const edit = useOrderAction(order.order_number, 'address', editAddressAnswer);
  const save = () => {
    const recipient = recipientSchema.safeParse(values);
    if (!recipient.success) {
      setProblems(Object.fromEntries(recipient.error.issues.map(({ path, message }) => [path.join('.'), message])));
      return;
    }
    setProblems({});
    edit.mutate(
      { recipient: recipient.data },
      {
        onSuccess: ({ changed, parts }) => {
          onDone();
          const told = parts.map(({ provider_label, detail }) => `${provider_label}: ${detail}`);
          toast.success(changed ? ['The address is changed.', ...told].join(' ') : 'It goes there already.');
        },
      },
    );
  };
  const fromServer = edit.error instanceof ApiError ? edit.error.fields : {};
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {FIELDS.map(({ name, label, optional }) => (
          <TextField
            key={name}
            label={label}
            optional={optional}
            value={values[name] ?? ''}
            error={problems[name] ?? fromServer[`recipient.${name}`]}
            onValueChange={(value) => setValues({ ...values, [name]: value })}
          />
        ))}
      </div>
      <p className="text-quiet text-sm">Country: {order.recipient.country}</p>
      {edit.isError ? (
        <Alert tone="danger" live="alert">
          {edit.error.message}
        </Alert>
      ) : null}
      <div className="flex justify-end gap-3">
        <DialogClose>Close</DialogClose>
        <Button type="submit" busy={edit.isPending}>
          Save the address
        </Button>
      </div>
    </form>
  );
}
