'use client';

import { ChevronDown } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ComponentType, lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { Spinner } from '@/components/ui/spinner';
import type { SelfServiceFormProps, SelfServiceSubject } from './self-service-subject';

const FORMS: Record<'address' | 'email' | 'item' | 'problem', ComponentType<SelfServiceFormProps>> = {
  address: lazy(() => import('./address-form')),
  email: lazy(() => import('./email-form')),
  item: lazy(() => import('./item-form')),
  problem: lazy(() => import('./problem-form')),
};

type Props = {
  label: string;
  note: ReactNode;
  isOpenable: boolean;
  form: keyof typeof FORMS;
  subject: SelfServiceSubject;
};

/** A line that opens its form below itself. The form is fetched when it is first wanted. */
export function SelfServiceForm({ label, note, isOpenable, form, subject }: Props) {
  const t = useTranslations('base');
  const { refresh } = useRouter();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const Form = FORMS[form];
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="py-3 first:pt-0 last:pb-0">
      {isOpenable ? (
        <button
          ref={button}
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="-mx-2 flex min-h-11 w-[calc(100%+1rem)] items-center justify-between rounded-lg px-2 text-left font-medium hover:bg-soft"
        >
          {label}
          <ChevronDown aria-hidden size={18} className={`shrink-0 text-quiet ${open ? 'rotate-180' : ''}`} />
        </button>
      ) : (
        <p className="font-medium">{label}</p>
      )}
      {note ? <p className="text-quiet text-sm">{note}</p> : null}
      <div id={id} hidden={!open}>
        {open ? (
          <Suspense
            fallback={
              <p className="flex items-center gap-2 py-4 text-quiet text-sm">
                <Spinner className="size-4" /> {t('loading')}
              </p>
            }
          >
            <Form subject={subject} onDone={refresh} onClose={close} />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
