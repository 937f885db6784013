import { useTranslations } from 'next-intl';
import type { VariantView } from '@/lib/contracts/catalogue';

const MAX_DOTS = 5;

/** The colours a product comes in, at a glance. Nothing where there is no choice. */
export function ColorDots({ variants }: { variants: readonly VariantView[] }) {
  const t = useTranslations('card');
  const colors = [...new Set(variants.flatMap(({ color_hex }) => (color_hex === null ? [] : [color_hex])))];
  if (colors.length < 2) return null;
  const more = colors.length - MAX_DOTS;
  return (
    <p className="flex items-center gap-1">
      <span className="sr-only">{t('colors', { count: colors.length })}</span>
      {colors.slice(0, MAX_DOTS).map((color) => (
        <span
          key={color}
          aria-hidden
          className="size-3 rounded-full border border-line-strong/50"
          style={{ backgroundColor: color }}
        />
      ))}
      {more > 0 ? (
        <span aria-hidden className="text-quiet text-xs">
          {t('more', { count: more })}
        </span>
      ) : null}
    </p>
  );
}
