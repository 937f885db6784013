'use client';

import { Picture } from '@/components/ui/picture';

const MAX_THUMBS = 8;

/** The chosen picture large, the others below it to choose from. */
export function Gallery({
  pictures,
  shown,
  alt,
  onShow,
}: {
  pictures: readonly string[];
  shown: string | undefined;
  alt: string;
  onShow: (picture: string) => void;
}) {
  return (
    <div>
      <Picture src={shown} alt={alt} sizes="(min-width: 48rem) 36rem, 100vw" eager className="rounded-box" />
      {pictures.length > 1 ? (
        <ul aria-label="Pictures" className="mt-3 grid grid-cols-5 gap-2 sm:gap-3">
          {pictures.slice(0, MAX_THUMBS).map((picture, index) => (
            <li key={picture}>
              <button
                type="button"
                onClick={() => onShow(picture)}
                aria-label={`Picture ${index + 1} of ${Math.min(pictures.length, MAX_THUMBS)}`}
                aria-pressed={picture === shown}
                className="block w-full overflow-hidden rounded-control ring-ink ring-offset-2 ring-offset-page aria-pressed:ring-2"
              >
                <Picture src={picture} alt="" sizes="7rem" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
