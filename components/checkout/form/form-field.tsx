import type { ComponentProps } from 'react';
import { TextField } from '@/components/ui/form/text-field';
import type { FieldName } from '@/lib/client/checkout/checkout-form';
import type { CheckoutFields } from './use-checkout-form';

type Props = Omit<
  ComponentProps<typeof TextField>,
  'form' | 'id' | 'name' | 'value' | 'error' | 'onValueChange' | 'onBlur'
> & {
  form: CheckoutFields;
  name: FieldName;
};

/** One field of the checkout form. Enter on a phone leads to the next one. */
export function FormField({ form, name, ...rest }: Props) {
  return (
    <TextField
      enterKeyHint="next"
      {...rest}
      {...form.field(name)}
      id={`checkout-${name}`}
      required={rest.optional !== true}
      onKeyDown={nextOnEnter}
    />
  );
}

/** Enter would send the whole form; in the middle of typing an address nobody means that. */
function nextOnEnter(event: React.KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const fields = [...(event.currentTarget.form?.querySelectorAll<HTMLElement>('input, select') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
