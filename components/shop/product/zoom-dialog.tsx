'use client';

import { useTranslations } from 'next-intl';
import Lightbox, { type Slide } from 'yet-another-react-lightbox';
import Counter from 'yet-another-react-lightbox/plugins/counter';
import Zoom from 'yet-another-react-lightbox/plugins/zoom';
import { pictureSizes, pictureSource } from '@/lib/domain/catalogue/picture-source';
import 'yet-another-react-lightbox/styles.css';
import 'yet-another-react-lightbox/plugins/counter.css';
import './zoom-dialog.css';

/** Pictures are square, and none is asked for larger than this. */
const SIDE_PX = 1440;

/** The pictures as large as the window: swiped, stepped through by key, zoomed by pinch, double tap, wheel and button. */
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
  const slides = pictures.map((picture, place) => slideOf(picture, t('pictureAt', { title: alt, place: place + 1 })));
  return (
    <Lightbox
      open
      close={onClose}
      index={start}
      slides={slides}
      plugins={pictures.length < 2 ? [Zoom] : [Zoom, Counter]}
      carousel={{ finite: true, preload: 1, padding: 0 }}
      controller={{ closeOnPullDown: true, closeOnBackdropClick: true }}
      zoom={{ maxZoomPixelRatio: 2 }}
      className="zoom-dialog"
      labels={{
        Lightbox: alt,
        'Photo gallery': t('pictures', { title: alt }),
        Carousel: t('carousel'),
        Slide: t('picture'),
        '{index} of {total}': '{index} / {total}',
        Close: base('close'),
        Previous: t('previousPicture'),
        Next: t('nextPicture'),
        'Zoom in': t('lookCloser'),
        'Zoom out': t('wholePicture'),
      }}
    />
  );
}

function slideOf(picture: string, alt: string): Slide {
  const srcSet = pictureSizes(picture).map((size) => ({ ...size, height: size.width }));
  const size = srcSet.length > 0 ? { width: SIDE_PX, height: SIDE_PX, srcSet } : {};
  return { src: pictureSource(picture).src, ...size, alt };
}
