import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { addressFault } from '@/lib/client/checkout/checkout-form';
import { useFaultWords } from '@/lib/client/checkout/use-fault-words';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useForm } from '@/lib/client/core/use-form';
import { useFormat } from '@/lib/client/core/use-format';
import { recipientValues } from '@/lib/client/order/recipient-values';
import { changeAddress } from '@/lib/client/order/self-service';
import { changeAddressInput } from '@/lib/contracts/self-service';
import { addressRules } from '@/lib/domain/address/address-rules';
import { TAX_NUMBER_NAMES } from '@/lib/domain/address/tax-number';
import { Done } from './done';
import type { SelfServiceFormProps, SelfServiceSubject } from './self-service-subject';

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
  const t = useTranslations('selfService.address');
  const label = useTranslations('address.label');
  const errorWords = useErrorWords();
  const { country } = useFormat();
  const form = useAddressForm(subject, onDone);
  const { postalCode, city, state } = addressRules(subject.recipient.country);
  if (form.answer) {
    const { line1, city: town } = form.answer.recipient;
    return <Done onClose={onClose}>{t('saved', { line1, city: town })}</Done>;
  }
  const labelOf = (name: (typeof FIELDS)[number]['name']) => {
    if (name === 'postalCode') return label(postalCode?.name ?? 'postalCode');
    return name === 'city' ? label(city) : t(name);
  };
  return (
    <Form of={form} aria-label={t('form')} className="space-y-4 py-4">
      {FIELDS.map(({ name, autoComplete, required }) => (
        <TextField
          key={name}
          {...form.field(name)}
          label={labelOf(name)}
          autoComplete={autoComplete}
          autoFocus={name === 'name'}
          required={required}
          optional={!required}
        />
      ))}
      {state ? (
        <SelectField
          {...form.field('state')}
          label={label(state.kind)}
          autoComplete="address-level1"
          required
          options={state.choices}
        />
      ) : null}
      <TextField {...form.field('phone')} label={t('phone')} type="tel" autoComplete="tel" optional />
      {subject.recipient.country in TAX_NUMBER_NAMES ? (
        <TextField {...form.field('taxNumber')} label={t('taxNumber')} inputMode="numeric" />
      ) : null}
      <p className="text-quiet text-sm">{t('countryStays', { country: country(subject.recipient.country) })}</p>
      <FormFailure>{form.failure && errorWords(form.failure)}</FormFailure>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={form.busy}>
          {t('save')}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('keep')}
        </Button>
      </div>
    </Form>
  );
}

function useAddressForm({ orderId, recipient }: SelfServiceSubject, onDone: () => void) {
  const faultWords = useFaultWords();
  return useForm({
    start: recipientValues(recipient),
    contract: changeAddressInput,
    words: (fault, name) => faultWords(addressFault(fault, name), recipient.country),
    send: (to) => changeAddress(orderId, to),
    onDone,
  });
}
