'use client';

import { type ComponentProps, useId } from 'react';
import { describedBy, Field, type FieldText } from './field';

type Props = Omit<ComponentProps<'input'>, 'className' | 'onChange'> &
  FieldText & { className?: string; onValueChange?: (value: string) => void };

/** A labelled `input`. `className` sizes the whole field. */
export function TextField({ label, hint, error, optional, className, onValueChange, id, ...rest }: Props) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const text = { label, hint, error, optional };
  return (
    <Field {...text} id={inputId} className={className}>
      <input
        {...rest}
        {...describedBy(inputId, text)}
        id={inputId}
        onChange={(event) => onValueChange?.(event.target.value)}
        className="input"
      />
    </Field>
  );
}
