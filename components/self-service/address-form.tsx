import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

import { Button } from '@/components/ui/form/button';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { errorsFromServer } from '@/lib/client/checkout/checkout-form';
import { useFaultWords } from '@/lib/client/checkout/use-fault-words';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useFormat } from '@/lib/client/core/use-format';
import { changeAddress } from '@/lib/client/order/self-service';
import { addressRules } from '@/lib/domain/address/address-rules';
import type { SelfServiceFormProps } from './self-service-subject';

const FIELDS = [
  { name: 'name', autoComplete: 'name', required: true },
  { name: 'company', autoComplete: 'organization', required: false },
  { name: 'line1', autoComplete: 'address-line1', required: true },
  { name: 'line2', autoComplete: 'address-line2', required: false },
  { name: 'postalCode', autoComplete: 'postal-code', required: true },
  { name: 'city', autoComplete: 'address-level2', required: true },
] as const;

/** Another address in the same country, filled in with the one the order has. */
export default function AddressForm({ subject, onDone, onClose }: SelfServiceFormProps) {
  const { recipient } = subject;
  const t = useTranslations('selfService.address');
  const errorWords = useErrorWords();
  const { country } = useFormat();
  const { state: states } = addressRules(recipient.country);
  const change = useAction((input: Parameters<typeof changeAddress>[1]) => changeAddress(subject.orderId, input));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
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
  if (change.data) return <Saved at={change.data.recipient} onClose={onClose} />;
  return (
    <form
      ref={form}
      aria-label={t('form')}
      className="space-y-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <Fields recipient={recipient} faults={errorsFromServer(change.error?.fields ?? {})} />
      <p className="text-quiet text-sm">{t('countryStays', { country: country(recipient.country) })}</p>
      <p role="alert" className="text-danger text-sm empty:hidden">
        {change.error ? errorWords(change.error) : ''}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={change.busy}>
          {t('save')}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('keep')}
        </Button>
      </div>
    </form>
  );
}

type Recipient = SelfServiceFormProps['subject']['recipient'];

/** One field for each part an address of this country has. */
function Fields({ recipient, faults }: { recipient: Recipient; faults: ReturnType<typeof errorsFromServer> }) {
  const t = useTranslations('selfService.address');
  const label = useTranslations('address.label');
  const faultWords = useFaultWords();
  const { postalCode, city, state: states } = addressRules(recipient.country);
  const errorOf = (name: string) => {
    const fault = Object.entries(faults).find(([field]) => field === name)?.[1];
    return fault && faultWords(fault, recipient.country);
  };
  const labelOf = (name: (typeof FIELDS)[number]['name']) => {
    if (name === 'postalCode') return label(postalCode?.name ?? 'postalCode');
    return name === 'city' ? label(city) : t(name);
  };
  return (
    <>
      {FIELDS.map(({ name, autoComplete, required }) => (
        <TextField
          key={name}
          name={name}
          label={labelOf(name)}
          autoComplete={autoComplete}
          required={required}
          optional={!required}
          defaultValue={recipient[name] ?? ''}
          error={errorOf(name)}
        />
      ))}
      {states ? (
        <SelectField
          name="state"
          label={label(states.kind)}
          autoComplete="address-level1"
          required
          options={states.choices}
          defaultValue={recipient.state ?? ''}
          error={errorOf('state')}
        />
      ) : null}
      <TextField
        name="phone"
        label={t('phone')}
        type="tel"
        autoComplete="tel"
        optional
        defaultValue={recipient.phone ?? ''}
        error={errorOf('phone')}
      />
    </>
  );
}

function Saved({ at: { line1, city }, onClose }: { at: Pick<Recipient, 'line1' | 'city'>; onClose: () => void }) {
  const t = useTranslations('selfService.address');
  const base = useTranslations('base');
  return (
    <div className="py-3">
      <p role="status" className="text-good">
        {t('saved', { line1, city })}
      </p>
      <Button variant="secondary" className="mt-3" onClick={onClose}>
        {base('close')}
      </Button>
    </div>
  );
}
