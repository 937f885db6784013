import { useEffect, useRef } from 'react';

import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { changeAddress } from '@/lib/client/order-care';
import { useAction } from '@/lib/client/use-action';
import { statesOf } from '@/lib/domain/states';
import type { CareFormProps } from './care-form';

const FIELDS = [
  { name: 'name', label: 'Full name', autoComplete: 'name', required: true },
  { name: 'company', label: 'Company', autoComplete: 'organization', required: false },
  { name: 'line1', label: 'Street and number', autoComplete: 'address-line1', required: true },
  { name: 'line2', label: 'Apartment, floor', autoComplete: 'address-line2', required: false },
  { name: 'postalCode', label: 'Postal code', autoComplete: 'postal-code', required: true },
  { name: 'city', label: 'City', autoComplete: 'address-level2', required: true },
] as const;

/** Another address in the same country, filled in with the one the order has. */
export default function AddressForm({ subject, onDone, onClose }: CareFormProps) {
  const { recipient } = subject;
  const states = statesOf(recipient.country);
  const change = useAction((input: Parameters<typeof changeAddress>[1]) => changeAddress(subject.orderId, input));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const errors = change.error?.fields ?? {};
  const save = async (data: FormData) => {
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const done = await change.start({
      name: text('name'),
      company: text('company'),
      line1: text('line1'),
      line2: text('line2'),
      city: text('city'),
      state: states ? text('state') : (recipient.state ?? ''),
      postalCode: text('postalCode'),
      country: recipient.country,
      phone: text('phone'),
    });
    if (done) onDone();
    else form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  if (change.data) {
    return (
      <div className="py-3">
        <p role="status" className="text-good">
          Saved. Your order goes to {change.data.recipient.line1}, {change.data.recipient.city}.
        </p>
        <Button variant="secondary" className="mt-3" onClick={onClose}>
          Close
        </Button>
      </div>
    );
  }
  return (
    <form
      ref={form}
      aria-label="Change the address"
      className="space-y-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      {FIELDS.map(({ name, label, autoComplete, required }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          autoComplete={autoComplete}
          required={required}
          optional={!required}
          defaultValue={recipient[name] ?? ''}
          error={errors[name]}
        />
      ))}
      {states ? (
        <SelectField
          name="state"
          label={states.label}
          autoComplete="address-level1"
          required
          options={states.choices}
          defaultValue={recipient.state ?? ''}
          error={errors['state']}
        />
      ) : null}
      <TextField
        name="phone"
        label="Phone"
        type="tel"
        autoComplete="tel"
        optional
        defaultValue={recipient.phone ?? ''}
        error={errors['phone']}
      />
      <p className="text-quiet text-sm">
        The country stays {new Intl.DisplayNames('en', { type: 'region' }).of(recipient.country)}: the delivery was paid
        for it.
      </p>
      <p role="alert" className="text-danger text-sm empty:hidden">
        {change.error ? change.error.message : ''}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={change.busy}>
          Save the address
        </Button>
        <Button variant="secondary" onClick={onClose}>
          Keep the old one
        </Button>
      </div>
    </form>
  );
}
