import type { ComponentProps } from 'react';
import { TextField } from '@/components/ui/text-field';
import type { FieldName } from '@/lib/client/checkout-form';
import { type CheckoutForm, fieldId } from './use-checkout-form';

type Props = Omit<
  ComponentProps<typeof TextField>,
  'form' | 'id' | 'name' | 'value' | 'error' | 'onValueChange' | 'onBlur'
> & {
  form: CheckoutForm;
  name: FieldName;
};

/** One field of the checkout form. */
export function FormField({ form, name, ...rest }: Props) {
  return (
    <TextField
      {...rest}
      id={fieldId(name)}
      name={name}
      value={form.values[name]}
      error={form.errors[name]}
      required={rest.optional !== true}
      onValueChange={(value) => form.set(name, value)}
      onBlur={() => form.leave(name)}
    />
  );
}
