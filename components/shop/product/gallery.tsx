'use client';

import { ChevronLeft, ChevronRight, Expand } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type UIEvent, useRef, useState, useSyncExternalStore } from 'react';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Picture } from '@/components/ui/picture/picture';
import { GalleryThumbs } from './gallery-thumbs';

const ZoomDialog = dynamic(() => import('./zoom-dialog').then(({ ZoomDialog: part }) => part), { ssr: false });

/** All pictures in one row that snaps: a phone swipes it, keys and buttons step through it, a click enlarges. */
export function Gallery({ pictures, alt }: { pictures: readonly string[]; alt: string }) {
  const t = useTranslations('product');
  const [zoomed, setZoomed] = useState(false);
  const loaded = useLoaded();
  const { index, turnTo, row } = useTurning(pictures.length);
  return (
    <div className="min-w-0 md:sticky md:top-20 md:self-start">
      <div className="relative max-md:-mx-4">
        <section
          {...row}
          aria-label={t('pictures', { title: alt })}
          aria-roledescription={t('carousel')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
          tabIndex={0}
          className="scroll-row snap-x snap-mandatory scroll-smooth bg-stage md:rounded-box"
        >
          {(pictures.length === 0 ? [null] : pictures).map((picture, place) => (
            <Picture
              key={picture}
              src={picture}
              held={!loaded && place > 0}
              alt={pictures.length < 2 ? alt : t('pictureOf', { title: alt, place: place + 1, count: pictures.length })}
              sizes="(min-width: 80rem) 42rem, (min-width: 48rem) 55vw, 100vw"
              first={place === 0}
              className="w-full shrink-0 snap-center"
            />
          ))}
        </section>
        {pictures.length === 0 ? null : (
          <button
            type="button"
            onClick={() => setZoomed(true)}
            aria-label={t('enlarge')}
            className={buttonStyle({
              variant: 'secondary',
              icon: true,
              className: 'absolute right-3 bottom-3 rounded-full border-transparent shadow-lift',
            })}
          >
            <Expand aria-hidden className="size-5" />
          </button>
        )}
        {pictures.length < 2 ? null : (
          <>
            <Step label={t('previousPicture')} side="left" disabled={index === 0} onClick={() => turnTo(index - 1)} />
            <Step
              label={t('nextPicture')}
              side="right"
              disabled={index === pictures.length - 1}
              onClick={() => turnTo(index + 1)}
            />
            <p
              aria-live="polite"
              className="absolute bottom-4 left-4 rounded-full bg-card/90 px-2.5 py-1 text-note tabular-nums"
            >
              <span className="sr-only">{t('picture')} </span>
              {index + 1} / {pictures.length}
            </p>
          </>
        )}
      </div>
      <GalleryThumbs pictures={pictures} index={index} onTurn={turnTo} />
      {zoomed ? <ZoomDialog pictures={pictures} start={index} alt={alt} onClose={() => setZoomed(false)} /> : null}
    </div>
  );
}

/** Which picture a row of `count` shows, and how to turn it; `row` is what its element needs. */
function useTurning(count: number) {
  const track = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const turnTo = (to: number) => {
    const row = track.current;
    if (!row || to < 0 || to >= count) return;
    row.scrollTo({ left: to * row.clientWidth });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    turnTo(index + step);
  };
  const onScroll = ({ currentTarget: row }: UIEvent<HTMLElement>) =>
    setIndex(Math.round(row.scrollLeft / Math.max(1, row.clientWidth)));
  return { index, turnTo, row: { ref: track, onKeyDown, onScroll } };
}

/** The first picture has the line to itself; the row's others would all count as near and be fetched beside it. */
function useLoaded(): boolean {
  return useSyncExternalStore(
    (wake) => {
      window.addEventListener('load', wake);
      return () => window.removeEventListener('load', wake);
    },
    () => document.readyState === 'complete',
    () => false,
  );
}

function Step({
  label,
  side,
  disabled,
  onClick,
}: {
  label: string;
  side: 'left' | 'right';
  disabled: boolean;
  onClick: () => void;
}) {
  const Icon = side === 'left' ? ChevronLeft : ChevronRight;
  const place = side === 'left' ? 'left-3' : 'right-3';
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      className={buttonStyle({
        variant: 'secondary',
        icon: true,
        className: `absolute top-1/2 -translate-y-1/2 rounded-full border-transparent shadow-lift max-md:hidden disabled:opacity-0 ${place}`,
      })}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
