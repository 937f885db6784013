'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { useOptionName } from '@/lib/client/catalogue/use-catalogue-words';
import type { OptionChoice, OptionGroup } from './choose-variant';

/** One option as a group of native radios: arrow keys, labels and forms work as everywhere. */
export function OptionPicker({
  group,
  value,
  onChange,
  aside,
}: {
  group: OptionGroup;
  value: string;
  onChange: (value: string) => void;
  /** Stands at the right of the title. */
  aside?: ReactNode;
}) {
  const t = useTranslations('product');
  const optionName = useOptionName();
  const titleId = useId();
  const radioName = useId();
  const hasSwatches = group.choices.every(({ hex }) => hex !== null);
  return (
    <div role="radiogroup" aria-labelledby={titleId}>
      <div className="mb-2.5 flex items-center justify-between gap-3 text-[0.9375rem]">
        <p>
          <span id={titleId} className="inline-block font-medium first-letter:uppercase">
            {optionName(group.name)}
          </span>
          <span className="ml-2 text-quiet">{value}</span>
        </p>
        {aside}
      </div>
      <div className="flex flex-wrap gap-2">
        {group.choices.map((choice) => (
          <label
            key={choice.value}
            title={hasSwatches ? choice.value : undefined}
            className={clsx(
              'relative grid size-11 cursor-pointer place-items-center transition-shadow has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
              hasSwatches
                ? 'rounded-full has-checked:ring-2 has-checked:ring-ink'
                : 'w-auto min-w-13 rounded-control border border-line-strong bg-card px-3.5 has-checked:border-ink has-checked:bg-ink has-checked:text-page',
              choice.state !== 'available' && 'has-checked:ring-quiet',
              choice.state !== 'available' && !hasSwatches && 'border-dashed text-quiet',
            )}
          >
            <input
              type="radio"
              name={radioName}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="absolute inset-0 z-10 cursor-pointer opacity-0"
            />
            {hasSwatches ? <Swatch choice={choice} /> : <SizeName choice={choice} />}
            {choice.state === 'available' ? null : (
              <span className="sr-only">{t(choice.state === 'missing' ? 'noteMissing' : 'noteSoldOut')}</span>
            )}
          </label>
        ))}
      </div>
    </div>
  );
}

function Swatch({ choice }: { choice: OptionChoice }) {
  return (
    <span
      className="relative size-8.5 overflow-hidden rounded-full border border-line-strong/60"
      style={{ backgroundColor: choice.hex ?? undefined }}
    >
      <span className="sr-only">{choice.value}</span>
      {choice.state === 'available' ? null : (
        // A white line with dark edges is seen on every colour.
        <span
          aria-hidden
          className="absolute top-1/2 -left-1 h-[3px] w-11 -rotate-45 border-black/60 border-y-[0.5px] bg-white"
        />
      )}
    </span>
  );
}

function SizeName({ choice }: { choice: OptionChoice }) {
  return <span className={clsx(choice.state !== 'available' && 'line-through decoration-1')}>{choice.value}</span>;
}
