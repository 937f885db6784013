'use client';

import clsx from 'clsx';
import { Star } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { Picture } from '@/components/ui/picture/picture';
import { Table, Td, Th } from '@/components/ui/table';
import { useKindName } from '@/lib/client/catalogue/use-catalogue-words';
import type { ListingRow } from '@/lib/contracts/backoffice/catalogue';

type Props = {
  rows: readonly ListingRow[];
  labels: Readonly<Record<string, string>>;
  /** Null: whose role changes nothing. */
  selected: ReadonlySet<string> | null;
  onToggle: (ids: readonly string[], on?: boolean) => void;
};

/** All products as the merchant has them. On a phone the columns that help least are left out. */
export function ListingTable({ rows, labels, selected, onToggle }: Props) {
  const t = useTranslations('goods');
  const kindName = useKindName();
  const ids = rows.map(({ id }) => id);
  const all = selected !== null && ids.every((id) => selected.has(id));
  return (
    <Table caption={t('tabProducts')} className="text-sm [&_td]:px-3 [&_td]:align-middle [&_th]:px-3">
      <thead>
        <tr>
          {selected ? (
            <Th className="w-12">
              <Check label={t('selectPage')} checked={all} onChange={(on) => onToggle(ids, on)} />
            </Th>
          ) : null}
          <Th>{t('product')}</Th>
          <Th>{t('state')}</Th>
          <Th className="text-right max-md:hidden">{t('price')}</Th>
          <Th className="max-md:hidden">{t('kind')}</Th>
          <Th className="max-md:hidden">{t('provider')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            data-select={row.id}
            className={clsx(
              '-outline-offset-2 outline-accent hover:bg-soft has-focus-visible:outline-2',
              selected?.has(row.id) && 'bg-accent-soft',
            )}
          >
            {selected ? (
              <Td>
                <Check
                  label={t('selectOne', { title: row.title })}
                  checked={selected.has(row.id)}
                  onChange={(on) => onToggle([row.id], on)}
                />
              </Td>
            ) : null}
            <Td className="min-w-48">
              <span className="flex items-center gap-3">
                <Picture src={row.picture} alt="" sizes="3rem" className="w-12 shrink-0 rounded-control" />
                <span className="[overflow-wrap:anywhere]">
                  <Link data-row href={`/admin/products/${row.id}`} className="underline">
                    {row.title}
                  </Link>
                  <span className="mt-1 block md:hidden">
                    <Price row={row} />
                  </span>
                </span>
                {row.featured ? <Featured /> : null}
              </span>
            </Td>
            <Td>
              <ListingState row={row} />
            </Td>
            <Td className="whitespace-nowrap text-right max-md:hidden">
              <Price row={row} />
            </Td>
            <Td className="text-quiet max-md:hidden">{kindName(row.kind)}</Td>
            <Td className="text-quiet max-md:hidden">{labels[row.provider] ?? row.provider}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Whether shoppers can buy it, and else why not. */
function ListingState({ row }: { row: ListingRow }) {
  const t = useTranslations('goods');
  if (!row.listed) return <Badge tone="warn">{t('show.unlisted')}</Badge>;
  if (row.state !== 'on_sale') return <Badge>{t(`show.${row.state}`)}</Badge>;
  return row.sold_out ? (
    <Badge tone="warn">{t('show.sold_out')}</Badge>
  ) : (
    <Badge tone="good">{t('show.on_sale')}</Badge>
  );
}

function Price({ row }: { row: ListingRow }) {
  const t = useTranslations('goods');
  const { from_minor: from, to_minor: to, currency, margin_minor: margin } = row;
  if (from === null || to === null || currency === null) return <span className="text-quiet">–</span>;
  const loses = margin !== null && margin < 0;
  return (
    <span className={loses ? 'font-medium text-danger' : ''}>
      <Money amountMinor={from} currency={currency} />
      {to > from ? (
        <>
          {' – '}
          <Money amountMinor={to} currency={currency} />
        </>
      ) : null}
      {loses ? <span className="block text-sm">{t('show.below_cost')}</span> : null}
    </span>
  );
}

function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="-m-2 inline-flex cursor-pointer p-2">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-accent"
      />
    </label>
  );
}

function Featured() {
  const t = useTranslations('goods');
  return (
    <span title={t('show.featured')} className="text-accent">
      <Star aria-hidden className="size-4" />
      <span className="sr-only">{t('show.featured')}</span>
    </span>
  );
}
