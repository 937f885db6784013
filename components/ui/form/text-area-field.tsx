'use client';

import { type ComponentProps, useId } from 'react';
import { describedBy, Field, type FieldText } from './field';

type Props = Omit<ComponentProps<'textarea'>, 'className' | 'onChange'> &
  FieldText & { className?: string; onValueChange?: (value: string) => void };

/** A labelled `textarea`. `className` sizes the whole field. */
export function TextAreaField({ label, hint, error, optional, className, onValueChange, id, ...rest }: Props) {
  const ownId = useId();
  const areaId = id ?? ownId;
  const text = { label, hint, error, optional };
  return (
    <Field {...text} id={areaId} className={className}>
      <textarea
        rows={3}
        {...rest}
        {...describedBy(areaId, text)}
        id={areaId}
        onChange={(event) => onValueChange?.(event.target.value)}
        className="input py-2"
      />
    </Field>
  );
}
