'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Table, Td, Th } from '@/components/ui/table';
import { useMeasureName } from '@/lib/client/catalogue/use-catalogue-words';
import {
  type SizeGuide as Guide,
  LENGTH_UNITS,
  type LengthUnit,
  lengthWords,
  usualUnit,
} from '@/lib/domain/catalogue/size-guide';

const UNIT_WORDS = { in: 'inches', cm: 'centimeters' } as const satisfies Record<LengthUnit, string>;

/** The table in a window. `country` decides which unit it starts with. */
export function SizeGuide({
  guide,
  country,
  title,
  onClose,
}: {
  guide: Guide;
  country: string;
  title: string;
  onClose: () => void;
}) {
  const t = useTranslations('product');
  const locale = useLocale();
  const measureName = useMeasureName();
  const [unit, setUnit] = useState(() => usualUnit(country));
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={<DialogClose>{t('done')}</DialogClose>}
      title={t('sizeGuide')}
      description={guide.source === 'provider' ? t('measuredByProvider', { title }) : t('measuresUsual', { title })}
    >
      <fieldset className="mb-4 inline-flex rounded-control border border-line-strong p-0.5">
        <legend className="sr-only">{t('unit')}</legend>
        {LENGTH_UNITS.map((each) => (
          <label
            key={each}
            className="relative flex min-h-10 cursor-pointer items-center rounded-[0.5rem] px-4 text-[0.9375rem] has-checked:bg-ink has-checked:text-page has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name="size-unit"
              checked={unit === each}
              onChange={() => setUnit(each)}
              className="absolute inset-0 z-10 cursor-pointer opacity-0"
            />
            {t(UNIT_WORDS[each])}
          </label>
        ))}
      </fieldset>
      <Table caption={t(unit === 'in' ? 'sizesInInches' : 'sizesInCentimeters')}>
        <thead>
          <tr>
            <Th>{t('size')}</Th>
            {guide.rows.map(({ label }) => (
              <Th key={label}>{measureName(label)}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {guide.sizes.map((size) => (
            <tr key={size}>
              <th scope="row" className="border-line border-b px-4 py-3 text-left font-medium">
                {size}
              </th>
              {guide.rows.map(({ label, mm }) => (
                <Td key={label} className="tabular-nums">
                  {mm[size] ? lengthWords(mm[size], unit, locale) : '–'}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-4 text-quiet text-sm">{t('howToMeasure')}</p>
    </Dialog>
  );
}
