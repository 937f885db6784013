import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export type FieldText = {
  label: ReactNode;
  /** Stands below the control until there is an error. */
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
};

/** Label above, control, hint or error below. `id` is the control's; the text below gets `${id}-note`. */
export function Field({
  id,
  label,
  hint,
  error,
  optional = false,
  className,
  children,
}: FieldText & { id: string; className?: string | undefined; children: ReactNode }) {
  const t = useTranslations('base');
  const note = error ?? hint;
  return (
    <div className={clsx('min-w-0', className)}>
      <label htmlFor={id} className="mb-1.5 flex items-baseline justify-between gap-2 font-medium text-sm">
        {label}
        {optional ? <span className="font-normal text-quiet">{t('optional')}</span> : null}
      </label>
      {children}
      {note === undefined ? null : (
        <p
          id={`${id}-note`}
          className={clsx('mt-1.5 flex gap-1.5 text-sm', error === undefined ? 'text-quiet' : 'text-danger')}
        >
          {error === undefined ? null : <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />}
          <span>{note}</span>
        </p>
      )}
    </div>
  );
}

/** What a control needs so that its field's words are read out with it. */
export function describedBy(id: string, { hint, error }: FieldText) {
  return {
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': (error ?? hint) === undefined ? undefined : `${id}-note`,
  };
}
