'use client';

import clsx from 'clsx';
import { ImageOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { pictureSource } from '@/lib/domain/catalogue/picture-source';

/**
 * A square product picture that keeps its place while loading and when the picture is missing.
 * `sizes` as in HTML; `alt` empty where the words beside it already name the thing. `eager` for what is seen before
 * any scrolling, `first` for the one picture of a page that matters most, `held` for one that is not to be fetched yet.
 */
export function Picture({
  src,
  alt,
  sizes,
  className,
  eager = false,
  first = false,
  held = false,
}: {
  src: string | null | undefined;
  alt: string;
  sizes: string;
  className?: string;
  eager?: boolean;
  first?: boolean;
  held?: boolean;
}) {
  const t = useTranslations('base');
  const [brokenSrc, setBrokenSrc] = useState<string | null>(null);
  const shown = src && src !== brokenSrc ? src : null;
  return (
    <div className={clsx('relative aspect-square overflow-hidden bg-stage', className)}>
      {held ? null : shown === null ? (
        <div className="grid size-full place-items-center text-quiet">
          <ImageOff aria-hidden className="size-1/4 max-h-8 max-w-8" />
          {alt === '' ? null : <span className="sr-only">{t('noPicture', { alt })}</span>}
        </div>
      ) : (
        // biome-ignore lint/performance/noImgElement: next/image adds script to every page for what srcset does alone.
        <img
          // Before the address: a browser that knows late that a picture can wait has asked for it already.
          loading={eager || first ? 'eager' : 'lazy'}
          fetchPriority={first ? 'high' : 'auto'}
          decoding="async"
          {...pictureSource(shown)}
          sizes={sizes}
          alt={alt}
          width={560}
          height={560}
          className="absolute inset-0 size-full object-cover"
          // One that failed before this script ran told nobody.
          ref={(img) => {
            if (img?.complete && img.naturalWidth === 0 && img.currentSrc !== '') setBrokenSrc(shown);
          }}
          onError={() => setBrokenSrc(shown)}
        />
      )}
    </div>
  );
}
