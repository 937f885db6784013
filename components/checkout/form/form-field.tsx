import type { ComponentProps } from 'react';
import { TextField } from '@/components/ui/form/text-field';
import type { FieldName } from '@/lib/client/checkout/checkout-form';
import { useFaultWords } from '@/lib/client/checkout/use-fault-words';
import { type CheckoutForm, fieldId } from './use-checkout-form';

type Props = Omit<
  ComponentProps<typeof TextField>,
  'form' | 'id' | 'name' | 'value' | 'error' | 'onValueChange' | 'onBlur'
> & {
  form: CheckoutForm;
  name: FieldName;
};

/** One field of the checkout form. Enter on a phone leads to the next one. */
export function FormField({ form, name, ...rest }: Props) {
  const faultWords = useFaultWords();
  const fault = form.errors[name];
  return (
    <TextField
      enterKeyHint="next"
      {...rest}
      id={fieldId(name)}
      name={name}
      value={form.values[name]}
      error={fault && faultWords(fault, form.values.country)}
      required={rest.optional !== true}
      onValueChange={(value) => form.set(name, value)}
      onBlur={() => form.leave(name)}
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
