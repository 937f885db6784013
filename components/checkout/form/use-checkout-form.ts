import { useEffect, useState } from 'react';
import {
  type CheckoutValues,
  checkForm,
  FIELD_NAMES,
  type FieldErrors,
  type FieldName,
  valuesFrom,
} from '@/lib/client/checkout/checkout-form';
import { keepForm, readForm } from '@/lib/client/checkout/checkout-session';
import { tidyPlace } from '@/lib/domain/address/address-rules';
import { stateCode } from '@/lib/domain/address/provinces';

/** The id of a field's control, for labels and for moving the focus there. */
export const fieldId = (name: FieldName) => `checkout-${name}`;

export type CheckoutForm = {
  values: CheckoutValues;
  errors: FieldErrors;
  set: (name: FieldName, value: string) => void;
  /** On leaving a field: tells what is wrong with it, unless it was left empty on the way. */
  leave: (name: FieldName) => void;
  /** Shows all of them and moves the focus to the first. */
  showErrors: (errors: FieldErrors) => void;
};

/** What is typed, kept over a refresh; nothing about the card ever passes through here. */
export function useCheckoutForm(knownEmail: string | null): CheckoutForm {
  const [values, setValues] = useState(() => startValues(knownEmail));
  const [errors, setErrors] = useState<FieldErrors>({});

  useEffect(() => keepForm(values), [values]);

  const set = (name: FieldName, value: string) => {
    // Autofill changes many fields in one go: each change builds on the one before, not on what was last drawn.
    setValues((old) => (name === 'country' ? inCountry(old, value) : { ...old, [name]: value }));
    setErrors(({ [name]: _, ...others }) => (name === 'country' ? withoutPlace(others) : others));
  };
  const leave = (name: FieldName) => {
    if (values[name].trim() === '') return;
    const checked = checkForm(values);
    const fault = checked.ok ? undefined : checked.errors[name];
    if (fault !== undefined) setErrors((old) => ({ ...old, [name]: fault }));
    else if (name === 'postalCode') setValues(tidyPlace);
  };
  const showErrors = (all: FieldErrors) => {
    setErrors(all);
    const first = FIELD_NAMES.find((name) => all[name] !== undefined);
    if (first !== undefined) document.getElementById(fieldId(first))?.focus();
  };
  return { values, errors, set, leave, showErrors };
}

/** Another country has other states: the old one stays only where the new country knows it too. */
function inCountry(old: CheckoutValues, country: string): CheckoutValues {
  return { ...old, country, state: stateCode(country, old.state) ?? '' };
}

const withoutPlace = ({ state: _, postalCode: __, ...others }: FieldErrors): FieldErrors => others;

function startValues(knownEmail: string | null): CheckoutValues {
  const values = valuesFrom(readForm());
  return values.email === '' && knownEmail !== null ? { ...values, email: knownEmail } : values;
}
