import { Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/form/button';
import { SelectField } from '@/components/ui/form/select-field';
import { addressRules } from '@/lib/domain/address/address-rules';
import type { DeliveryNeeds } from '@/lib/domain/address/delivery-needs';
import { TAX_NUMBER_NAMES } from '@/lib/domain/address/tax-number';
import { FormField } from './form-field';
import type { CheckoutFields } from './use-checkout-form';
import { useCountries } from './use-countries';

/** City, state and postal code share a line; on a phone the city has one of its own where there are three. */
const wide = (columns: number) => (columns === 3 ? 'col-span-6 sm:col-span-2' : narrow(columns));
const narrow = (columns: number) =>
  columns === 3 ? 'col-span-3 sm:col-span-2' : columns === 2 ? 'col-span-6 sm:col-span-3' : 'col-span-6';

/** Asks for what an address of the chosen country has, in that country's words. */
export function AddressFields({ form, needs }: { form: CheckoutFields; needs: DeliveryNeeds }) {
  const t = useTranslations('checkout');
  const countries = useCountries();
  return (
    <section aria-labelledby="address-title">
      <h2 id="address-title" className="mb-4">
        {t('address')}
      </h2>
      <div className="grid grid-cols-6 gap-x-3 gap-y-4">
        <SelectField
          {...form.field('country')}
          id="checkout-country"
          label={t('country')}
          className="col-span-6"
          autoComplete="shipping country"
          required
          options={countries}
        />
        <FormField form={form} name="name" label={t('name')} autoComplete="shipping name" className="col-span-6" />
        <FormField
          form={form}
          name="line1"
          label={t('line1')}
          autoComplete="shipping address-line1"
          className="col-span-6"
        />
        <FormField
          form={form}
          name="line2"
          label={t('line2')}
          autoComplete="shipping address-line2"
          optional
          className="col-span-6"
        />
        <PlaceFields form={form} />
        <PhoneField form={form} needed={needs.phone} />
        {needs.tax || form.values.taxNumber !== '' ? <TaxNumberField form={form} /> : null}
      </div>
    </section>
  );
}

/** City, state and postal code, as far as the country has them. */
function PlaceFields({ form }: { form: CheckoutFields }) {
  const t = useTranslations('checkout');
  const label = useTranslations('address.label');
  const { country } = form.values;
  const { postalCode, city, state } = addressRules(country);
  const columns = 1 + (state ? 1 : 0) + (postalCode ? 1 : 0);
  return (
    <>
      <FormField
        form={form}
        name="city"
        label={label(city)}
        autoComplete="shipping address-level2"
        className={wide(columns)}
      />
      {state ? (
        <SelectField
          key={country}
          {...form.field('state')}
          id="checkout-state"
          label={label(state.kind)}
          className={narrow(columns)}
          autoComplete="shipping address-level1"
          required
          placeholder={t('choose')}
          options={state.choices}
        />
      ) : null}
      {postalCode ? (
        <FormField
          form={form}
          name="postalCode"
          label={label(postalCode.name)}
          autoComplete="shipping postal-code"
          inputMode={postalCode.digitsOnly ? 'numeric' : 'text'}
          autoCapitalize="characters"
          className={narrow(columns)}
        />
      ) : null}
    </>
  );
}

/** One field less for most: a phone number is asked for where a carrier wants it, or where the shopper wants to. */
function PhoneField({ form, needed }: { form: CheckoutFields; needed: boolean }) {
  const t = useTranslations('checkout');
  const [wanted, setWanted] = useState(false);
  if (!needed && !wanted && form.values.phone === '') {
    return (
      <div className="col-span-6 -mt-1">
        <Button variant="ghost" size="sm" className="-ml-3 min-h-11" onClick={() => setWanted(true)}>
          <Phone aria-hidden className="size-4" />
          {t('addPhone')}
        </Button>
      </div>
    );
  }
  return (
    <FormField
      form={form}
      name="phone"
      label={t('phone')}
      type="tel"
      inputMode="tel"
      autoComplete="shipping tel"
      autoFocus={wanted}
      optional={!needed}
      enterKeyHint="done"
      hint={needed ? t('phoneNeeded') : t('phoneHint')}
      className="col-span-6"
    />
  );
}

/** For customs of the few countries that want one. */
function TaxNumberField({ form }: { form: CheckoutFields }) {
  const t = useTranslations('checkout');
  return (
    <FormField
      form={form}
      name="taxNumber"
      label={t('taxNumber', { name: TAX_NUMBER_NAMES[form.values.country] ?? '' })}
      inputMode="numeric"
      autoComplete="off"
      hint={t('taxNumberHint')}
      className="col-span-6"
    />
  );
}
