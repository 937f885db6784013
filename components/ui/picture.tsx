'use client';

import clsx from 'clsx';
import { ImageOff } from 'lucide-react';
import Image from 'next/image';
import { useState } from 'react';

/**
 * A square product picture that keeps its place while loading and when the picture is missing.
 * `sizes` as in HTML; `alt` empty where the words beside it already name the thing.
 */
export function Picture({
  src,
  alt,
  sizes,
  className,
  eager = false,
}: {
  src: string | null | undefined;
  alt: string;
  sizes: string;
  className?: string;
  eager?: boolean;
}) {
  const [brokenSrc, setBrokenSrc] = useState<string | null>(null);
  const shown = src && src !== brokenSrc ? src : null;
  return (
    <div className={clsx('relative aspect-square overflow-hidden bg-soft', className)}>
      {shown === null ? (
        <div className="grid size-full place-items-center text-quiet">
          <ImageOff aria-hidden className="size-1/4 max-h-8 max-w-8" />
          {alt === '' ? null : <span className="sr-only">{alt} (no picture)</span>}
        </div>
      ) : (
        <Image
          src={shown}
          alt={alt}
          fill
          sizes={sizes}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          className="object-cover"
          onError={() => setBrokenSrc(shown)}
        />
      )}
    </div>
  );
}
