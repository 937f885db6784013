import { CreditCard, PackageSearch, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { RichText } from './rich-text';

const FACTS = [
  { icon: CreditCard, words: 'factPrice' },
  { icon: PackageSearch, words: 'factTrack' },
  { icon: RotateCcw, words: 'factCancel' },
] as const;

/** Who answers for it and what it warns of, and where it comes from, by name; null where nobody says. */
export type Origin = { safety: string | null; printedIn: string | null; madeIn: string | null };

export function ProductFacts({ description, origin }: { description: string; origin: Origin }) {
  const t = useTranslations('product');
  return (
    <>
      {description === '' ? null : (
        <section aria-labelledby="about" className="border-line border-t pt-6">
          <h2 id="about" className="mb-2 text-base">
            {t('about')}
          </h2>
          <RichText text={description} />
        </section>
      )}
      <SafetyAndOrigin {...origin} />
      <ul className="space-y-3 border-line border-t pt-6 text-[0.9375rem]">
        {FACTS.map(({ icon: Icon, words }) => (
          <li key={words} className="flex gap-3">
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-quiet" />
            {t(words)}
          </li>
        ))}
      </ul>
    </>
  );
}

function SafetyAndOrigin({ safety, printedIn, madeIn }: Origin) {
  const t = useTranslations('product');
  if (safety === null && printedIn === null && madeIn === null) return null;
  return (
    <section aria-labelledby="safety" className="border-line border-t pt-6">
      <h2 id="safety" className="mb-2 text-base">
        {t('safety')}
      </h2>
      <div className="space-y-2 text-quiet [overflow-wrap:anywhere]">
        {safety === null ? null : <RichText text={safety} />}
        {printedIn === null ? null : <p>{t('printedIn', { place: printedIn })}</p>}
        {madeIn === null ? null : <p>{t('madeIn', { place: madeIn })}</p>}
      </div>
    </section>
  );
}
