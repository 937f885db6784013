import { useTranslations } from 'next-intl';
import type { ReplacementView } from '@/lib/contracts/orders';
import { ORDER_TONE } from '../order-words';
import { ItemRow } from './item-row';
import { PackageCard } from './package-card';

/** What is sent again, and how far it has come. */
export function OrderReplacements({ replacements }: { replacements: readonly ReplacementView[] }) {
  const t = useTranslations('order.replacement');
  if (replacements.length === 0) return null;
  return (
    <section className="space-y-4" aria-labelledby="replacements">
      <h2 id="replacements">{t('heading', { count: replacements.length })}</h2>
      {replacements.map((replacement) => (
        <Replacement key={replacement.number} replacement={replacement} />
      ))}
    </section>
  );
}

/** Its pieces until the print shop packs them; then its packages tell all. */
function Replacement({ replacement }: { replacement: ReplacementView }) {
  const t = useTranslations('order.replacement');
  const { number, status, on_hold: onHold, items, packages } = replacement;
  if (packages.length > 0)
    return packages.map((box) => <PackageCard key={box.id} box={box} title={t('one', { number })} />);
  const shown = onHold ? 'on_hold' : status;
  return (
    <article className="card" aria-label={t('one', { number })}>
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3>{t('one', { number })}</h3>
        <span className="chip" data-tone={ORDER_TONE[shown]}>
          {t(`status.${shown}`)}
        </span>
      </header>
      <p className="mt-1 text-quiet text-sm">{t(`text.${shown}`)}</p>
      <ul className="mt-4 divide-y divide-line">
        {items.map((item) => (
          <ItemRow
            key={item.item_id}
            picture={item.picture}
            design={item.design}
            title={item.title}
            variantName={item.variant_name}
            quantity={item.quantity}
          />
        ))}
      </ul>
    </article>
  );
}
