'use client';

import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Table, Td, Th } from '@/components/ui/table';
import { marginAt, type Pricing, sellingPrice } from '@/lib/domain/catalogue/selling-price';

export type PricedVariant = { name: string; costMinor: number | null; retailMinor: number; currency: string };

const NAMED = 3;

/** What each variant costs us, sells for and leaves, by the pricing as it is typed. Those that share it all are one row. */
export function PriceTable({ variants, pricing }: { variants: readonly PricedVariant[]; pricing: Pricing | null }) {
  const t = useTranslations('goods');
  const alike = Map.groupBy(variants, ({ costMinor, retailMinor }) => `${costMinor} ${retailMinor}`);
  return (
    <Table caption={t('prices')} className="text-sm tabular-nums [&_td]:px-3 [&_th]:px-3">
      <thead>
        <tr>
          <Th>{t('variants')}</Th>
          <Th className="text-right">{t('cost')}</Th>
          <Th className="text-right">{t('providerPrice')}</Th>
          <Th className="text-right">{t('price')}</Th>
          <Th className="text-right">{t('left')}</Th>
        </tr>
      </thead>
      <tbody>
        {[...alike].map(([key, [first, ...others]]) =>
          first === undefined ? null : (
            <Row key={key} variant={first} names={[first, ...others].map(({ name }) => name)} pricing={pricing} />
          ),
        )}
      </tbody>
    </Table>
  );
}

function Row({ variant, names, pricing }: { variant: PricedVariant; names: string[]; pricing: Pricing | null }) {
  const t = useTranslations('goods');
  const { currency, costMinor, retailMinor } = variant;
  const price = sellingPrice(variant, pricing);
  const margin = marginAt(price, variant);
  const loses = margin !== null && margin < 0;
  const more = names.length - NAMED;
  return (
    <tr className={loses ? 'text-danger' : undefined}>
      <Td className="min-w-40 [overflow-wrap:anywhere]">
        {names.slice(0, NAMED).join(', ')}
        {more > 0 ? ` ${t('andMore', { count: more })}` : null}
        {loses ? <span className="block font-medium">{t('show.below_cost')}</span> : null}
      </Td>
      <Td className="text-right">{costMinor === null ? '–' : <Money amountMinor={costMinor} currency={currency} />}</Td>
      <Td className="text-right">
        <Money amountMinor={retailMinor} currency={currency} />
      </Td>
      <Td className="text-right font-medium">
        <Money amountMinor={price} currency={currency} />
      </Td>
      <Td className="text-right">{margin === null ? '–' : <Money amountMinor={margin} currency={currency} />}</Td>
    </tr>
  );
}
