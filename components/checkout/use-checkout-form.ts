import { useState } from 'react';
import {
  type CheckoutValues,
  checkForm,
  FIELD_NAMES,
  type FieldErrors,
  type FieldName,
  valuesFrom,
} from '@/lib/client/checkout-form';
import { keepForm, readForm } from '@/lib/client/checkout-session';

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

  const set = (name: FieldName, value: string) => {
    // Another country has other states, so the old one is no answer.
    const next = { ...values, [name]: value, ...(name === 'country' ? { state: '' } : {}) };
    setValues(next);
    keepForm(next);
    setErrors(({ [name]: _, ...others }) => others);
  };
  const leave = (name: FieldName) => {
    if (values[name].trim() === '') return;
    const checked = checkForm(values);
    const message = checked.ok ? undefined : checked.errors[name];
    if (message !== undefined) setErrors((old) => ({ ...old, [name]: message }));
  };
  const showErrors = (all: FieldErrors) => {
    setErrors(all);
    const first = FIELD_NAMES.find((name) => all[name] !== undefined);
    if (first !== undefined) document.getElementById(fieldId(first))?.focus();
  };
  return { values, errors, set, leave, showErrors };
}

function startValues(knownEmail: string | null): CheckoutValues {
  const values = valuesFrom(readForm());
  return values.email === '' && knownEmail !== null ? { ...values, email: knownEmail } : values;
}
