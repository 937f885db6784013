import { SelectField } from '@/components/ui/select-field';
import { COUNTRIES } from './countries';
import { FormField } from './form-field';
import { statesOf } from './states';
import { type CheckoutForm, fieldId } from './use-checkout-form';

const POSTAL_LABEL: Record<string, string> = { US: 'ZIP code', GB: 'Postcode', AU: 'Postcode' };

export function AddressFields({ form }: { form: CheckoutForm }) {
  const { values, errors } = form;
  const states = statesOf(values.country);
  return (
    <section aria-labelledby="address-title">
      <h2 id="address-title" className="mb-4">
        Delivery address
      </h2>
      <div className="grid grid-cols-6 gap-x-3 gap-y-4">
        <SelectField
          id={fieldId('country')}
          name="country"
          label="Country"
          className="col-span-6"
          autoComplete="country"
          required
          options={COUNTRIES}
          value={values.country}
          error={errors.country}
          onValueChange={(value) => form.set('country', value)}
        />
        <FormField form={form} name="name" label="Full name" autoComplete="name" className="col-span-6" />
        <FormField
          form={form}
          name="line1"
          label="Street and number"
          autoComplete="address-line1"
          className="col-span-6"
        />
        <FormField
          form={form}
          name="line2"
          label="Apartment, floor, company"
          autoComplete="address-line2"
          optional
          className="col-span-6"
        />
        <FormField
          form={form}
          name="city"
          label="City"
          autoComplete="address-level2"
          className={states ? 'col-span-6 sm:col-span-2' : 'col-span-6 sm:col-span-3'}
        />
        {states ? (
          <SelectField
            id={fieldId('state')}
            name="state"
            label={states.label}
            className="col-span-3 sm:col-span-2"
            autoComplete="address-level1"
            required
            placeholder="Choose…"
            options={states.choices}
            value={values.state}
            error={errors.state}
            onValueChange={(value) => form.set('state', value)}
          />
        ) : null}
        <FormField
          form={form}
          name="postalCode"
          label={POSTAL_LABEL[values.country] ?? 'Postal code'}
          autoComplete="postal-code"
          inputMode={values.country === 'US' ? 'numeric' : 'text'}
          autoCapitalize="characters"
          className={states ? 'col-span-3 sm:col-span-2' : 'col-span-6 sm:col-span-3'}
        />
        <FormField
          form={form}
          name="phone"
          label="Phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          optional
          hint="Only for the carrier, if the parcel cannot be delivered."
          className="col-span-6"
        />
      </div>
    </section>
  );
}
