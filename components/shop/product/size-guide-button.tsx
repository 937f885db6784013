'use client';

import { Ruler } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SizeGuide as Guide } from '@/lib/domain/catalogue/size-guide';

const SizeGuide = dynamic(() => import('./size-guide').then(({ SizeGuide: part }) => part), { ssr: false });

/** Stands at the size picker; the window's script comes with the first click. */
export function SizeGuideButton(props: { guide: Guide; country: string; title: string }) {
  const t = useTranslations('product');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="-my-2.5 flex min-h-11 items-center gap-1.5 text-[0.9375rem] underline decoration-line-strong underline-offset-4 hover:decoration-ink"
      >
        <Ruler aria-hidden className="size-4" />
        {t('sizeGuide')}
      </button>
      {open ? <SizeGuide {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
