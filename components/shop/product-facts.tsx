import { CreditCard, PackageSearch, RotateCcw } from 'lucide-react';

const FACTS = [
  { icon: CreditCard, words: 'Shipping and taxes are shown before you pay. No account needed.' },
  { icon: PackageSearch, words: 'One link follows every package, from the print shop to your door.' },
  { icon: RotateCcw, words: 'Cancel until printing starts and get all of it back.' },
] as const;

export function ProductFacts({ description }: { description: string }) {
  return (
    <>
      {description === '' ? null : (
        <section aria-labelledby="about" className="border-line border-t pt-6">
          <h2 id="about" className="mb-2 text-base">
            About it
          </h2>
          <p className="whitespace-pre-line text-quiet [overflow-wrap:anywhere]">{description}</p>
        </section>
      )}
      <ul className="space-y-3 border-line border-t pt-6 text-[0.9375rem]">
        {FACTS.map(({ icon: Icon, words }) => (
          <li key={words} className="flex gap-3">
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-quiet" />
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}
