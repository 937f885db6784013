'use client';

import { type ComponentProps, useId } from 'react';
import { describedBy, Field, type FieldText } from './field';
import { type Choice, Options, Select } from './select';

type Props = Omit<ComponentProps<'select'>, 'className' | 'onChange' | 'children'> &
  FieldText & {
    className?: string;
    /** The first, empty choice; it cannot be chosen again once something is. */
    placeholder?: string;
    options: readonly Choice[];
    onValueChange?: (value: string) => void;
  };

/** A labelled native `select`: phones show their own picker and browsers can fill it in. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  className,
  placeholder,
  options,
  onValueChange,
  id,
  ...rest
}: Props) {
  const ownId = useId();
  const selectId = id ?? ownId;
  const text = { label, hint, error, optional };
  return (
    <Field {...text} id={selectId} className={className}>
      <Select
        {...rest}
        {...describedBy(selectId, text)}
        id={selectId}
        onChange={(event) => onValueChange?.(event.target.value)}
      >
        {placeholder === undefined ? null : (
          <option value="" disabled={rest.required}>
            {placeholder}
          </option>
        )}
        <Options of={options} />
      </Select>
    </Field>
  );
}
