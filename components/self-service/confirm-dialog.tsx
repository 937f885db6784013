'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useRef } from 'react';

type Props = {
  label: string;
  title: string;
  confirm: string;
  busy: boolean;
  children: ReactNode;
  onConfirm: () => void;
};

/** A dangerous button that asks once more. Escape and "Keep it" change nothing. */
export function ConfirmDialog({ label, title, confirm, busy, children, onConfirm }: Props) {
  const t = useTranslations('selfService.dialog');
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const proceed = () => {
    dialog.current?.close();
    onConfirm();
  };
  return (
    <>
      <button type="button" className="btn btn-danger" disabled={busy} onClick={() => dialog.current?.showModal()}>
        {busy ? t('working') : label}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="card m-auto w-[min(30rem,calc(100vw-2rem))] text-left text-ink backdrop:bg-black/50"
      >
        <h2 id={titleId} className="font-semibold text-lg">
          {title}
        </h2>
        <div className="mt-2 text-quiet">{children}</div>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <button type="button" className="btn btn-quiet" onClick={() => dialog.current?.close()}>
            {t('keep')}
          </button>
          <button type="button" className="btn btn-danger" onClick={proceed}>
            {confirm}
          </button>
        </div>
      </dialog>
    </>
  );
}
