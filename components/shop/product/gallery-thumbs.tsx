import { useTranslations } from 'next-intl';
import { Picture } from '@/components/ui/picture/picture';

/** A row to choose from, beside what swiping and keys do. Nothing where there is one picture. */
export function GalleryThumbs({
  pictures,
  index,
  onTurn,
}: {
  pictures: readonly string[];
  index: number;
  onTurn: (index: number) => void;
}) {
  const t = useTranslations('product');
  if (pictures.length < 2) return null;
  return (
    <ul aria-label={t('allPictures')} className="scroll-row -mx-1 mt-2 gap-2 p-1 max-md:hidden">
      {pictures.map((picture, place) => (
        <li key={picture} className="w-20 shrink-0">
          <button
            type="button"
            onClick={() => onTurn(place)}
            aria-label={t('showPicture', { place: place + 1 })}
            aria-current={place === index}
            className="block w-full overflow-hidden rounded-control opacity-70 ring-ink transition-opacity hover:opacity-100 aria-[current=true]:opacity-100 aria-[current=true]:ring-2"
          >
            <Picture src={picture} alt="" sizes="5rem" />
          </button>
        </li>
      ))}
    </ul>
  );
}
