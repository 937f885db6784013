'use client';

import { Dialog } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/form/button';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Picture } from '@/components/ui/picture/picture';

/** One picture as large as the window, twice as large after a click; arrow keys turn to the next. */
export function ZoomDialog({
  pictures,
  start,
  alt,
  onClose,
}: {
  pictures: readonly string[];
  start: number;
  alt: string;
  onClose: () => void;
}) {
  const t = useTranslations('product');
  const base = useTranslations('base');
  const [index, setIndex] = useState(start);
  const [close, setClose] = useState(false);
  const turn = (step: number) => {
    setIndex(Math.min(pictures.length - 1, Math.max(0, index + step)));
    setClose(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') turn(1);
    if (event.key === 'ArrowLeft') turn(-1);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 animate-appear bg-page" />
        <Dialog.Popup onKeyDown={onKeyDown} className="fixed inset-0 z-50 flex animate-appear flex-col text-ink">
          <div className="flex h-16 shrink-0 items-center gap-1 px-3">
            <Dialog.Title className="mr-auto truncate pl-1 font-medium">{alt}</Dialog.Title>
            {pictures.length < 2 ? null : (
              <>
                <Button
                  icon
                  variant="ghost"
                  aria-label={t('previousPicture')}
                  onClick={() => turn(-1)}
                  disabled={index === 0}
                >
                  <ChevronLeft aria-hidden className="size-5" />
                </Button>
                <span className="whitespace-nowrap text-quiet text-sm tabular-nums" aria-live="polite">
                  {index + 1} / {pictures.length}
                </span>
                <Button
                  icon
                  variant="ghost"
                  aria-label={t('nextPicture')}
                  onClick={() => turn(1)}
                  disabled={index === pictures.length - 1}
                >
                  <ChevronRight aria-hidden className="size-5" />
                </Button>
              </>
            )}
            <Dialog.Close aria-label={base('close')} className={buttonStyle({ variant: 'ghost', icon: true })}>
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          <div className="grid min-h-0 flex-1 overflow-auto">
            <button
              type="button"
              aria-pressed={close}
              aria-label={close ? t('wholePicture') : t('lookCloser')}
              onClick={() => setClose(!close)}
              className={
                close ? 'm-auto w-[200vmin] cursor-zoom-out' : 'm-auto w-[min(100vw,calc(100dvh-4rem))] cursor-zoom-in'
              }
            >
              <Picture
                src={pictures[index]}
                alt={t('pictureAt', { title: alt, place: index + 1 })}
                sizes={close ? '200vmin' : '100vmin'}
                eager
              />
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
