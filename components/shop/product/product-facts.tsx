import { CreditCard, PackageSearch, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';

const FACTS = [
  { icon: CreditCard, words: 'factPrice' },
  { icon: PackageSearch, words: 'factTrack' },
  { icon: RotateCcw, words: 'factCancel' },
] as const;

export function ProductFacts({ description }: { description: string }) {
  const t = useTranslations('product');
  return (
    <>
      {description === '' ? null : (
        <section aria-labelledby="about" className="border-line border-t pt-6">
          <h2 id="about" className="mb-2 text-base">
            {t('about')}
          </h2>
          <p className="whitespace-pre-line text-quiet [overflow-wrap:anywhere]">{description}</p>
        </section>
      )}
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
