import type { ComponentProps, ReactNode, RefObject } from 'react';
import { Alert } from '../alert';

type Props = Omit<ComponentProps<'form'>, 'onSubmit' | 'noValidate' | 'ref'> & {
  /** From `useForm`. */
  of: { element: RefObject<HTMLFormElement | null>; submit: () => void };
};

/** The browser's own bubbles are in its language and gone in seconds: what is wrong stands at the fields. */
export function Form({ of, ...rest }: Props) {
  return (
    <form
      {...rest}
      ref={of.element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        of.submit();
      }}
    />
  );
}

/** What went wrong and is about no field. */
export function FormFailure({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div role="alert" className={className} hidden={!children}>
      {children ? <Alert tone="danger">{children}</Alert> : null}
    </div>
  );
}
