import { useContext, useEffect } from 'react';
import {
  addressFault,
  type CheckoutValues,
  checkoutContract,
  checkoutInput,
  valuesFrom,
} from '@/lib/client/checkout/checkout-form';
import { keepForm, readForm } from '@/lib/client/checkout/checkout-session';
import { useFaultWords } from '@/lib/client/checkout/use-fault-words';
import { SoldTo, soldIn } from '@/lib/client/core/sold-to';
import { useFields } from '@/lib/client/core/use-fields';
import { tidyPlace } from '@/lib/domain/address/address-rules';
import { stateCode } from '@/lib/domain/address/provinces';

export type CheckoutForm = ReturnType<typeof useCheckoutForm>;
/** What its parts need of it. */
export type CheckoutFields = Pick<CheckoutForm, 'values' | 'field'>;

/** What is typed, kept over a refresh; nothing about the card ever passes through here. */
export function useCheckoutForm(knownEmail: string | null) {
  const faultWords = useFaultWords();
  const soldTo = useContext(SoldTo);
  const form = useFields({
    start: () => startValues(knownEmail, soldTo),
    contract: checkoutContract,
    input: checkoutInput,
    words: (fault, name, { country }) => faultWords(addressFault(fault, name), country),
    // Another country has other states: the old one stays only where the new country knows it too.
    follow: (values, changed) =>
      changed === 'country' ? { ...values, state: stateCode(values.country, values.state) ?? '' } : values,
    clears: { country: ['state', 'postalCode'] },
    tidy: (values, left) => (left === 'postalCode' ? tidyPlace(values) : values),
  });
  const { values } = form;
  useEffect(() => keepForm(values), [values]);
  return form;
}

function startValues(knownEmail: string | null, soldTo: readonly string[]): CheckoutValues {
  const kept = valuesFrom(readForm());
  const country = soldIn(kept.country, soldTo);
  const values = country === kept.country ? kept : { ...kept, country, state: '' };
  return values.email === '' && knownEmail !== null ? { ...values, email: knownEmail } : values;
}
