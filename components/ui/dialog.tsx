'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactElement, ReactNode } from 'react';
import { buttonStyle } from './form/button-style';

/**
 * A modal window: a sheet from below on a phone, centred elsewhere. Either `trigger` opens it, or `open` and
 * `onOpenChange` control it. Buttons in `footer` that only close are `DialogClose`.
 */
export function Dialog({
  trigger,
  title,
  description,
  children,
  footer,
  open,
  onOpenChange,
}: {
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  const t = useTranslations('base');
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-appear bg-black/50" />
        <Base.Popup className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] animate-appear overflow-y-auto rounded-t-box border border-line bg-card p-6 text-ink sm:inset-x-auto sm:bottom-auto sm:top-1/2 sm:left-1/2 sm:w-[min(32rem,calc(100vw-3rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-box">
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Close
              aria-label={t('close')}
              className={buttonStyle({ variant: 'ghost', size: 'sm', icon: true, className: '-mt-1.5 -mr-2' })}
            >
              <X aria-hidden className="size-5" />
            </Base.Close>
          </div>
          {description === undefined ? null : (
            <Base.Description className="mt-1 text-quiet">{description}</Base.Description>
          )}
          {children === undefined ? null : <div className="mt-4">{children}</div>}
          {footer === undefined ? null : <div className="mt-6 flex flex-wrap justify-end gap-3">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogClose({ children }: { children: ReactNode }) {
  return <Base.Close className={buttonStyle({ variant: 'secondary' })}>{children}</Base.Close>;
}
