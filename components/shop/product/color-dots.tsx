import { useTranslations } from 'next-intl';

const MAX_DOTS = 5;

/** The colours a product comes in, at a glance. Nothing where there is no choice. */
export function ColorDots({ hexes }: { hexes: readonly string[] }) {
  const t = useTranslations('card');
  if (hexes.length < 2) return null;
  const more = hexes.length - MAX_DOTS;
  return (
    <p className="flex items-center gap-1">
      <span className="sr-only">{t('colors', { count: hexes.length })}</span>
      {hexes.slice(0, MAX_DOTS).map((color) => (
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
