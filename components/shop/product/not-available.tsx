import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { useOptionName } from '@/lib/client/catalogue/use-catalogue-words';
import { useFormat } from '@/lib/client/core/use-format';
import type { Choice } from '@/lib/domain/catalogue/packed-variants';
import { alternatives, type Options } from './choose-variant';

/** Why the chosen combination cannot be bought, and what can. `variant` is null where it is not made at all. */
export function NotAvailable({
  variants,
  chosen,
  variant,
}: {
  variants: readonly Choice[];
  chosen: Options;
  variant: Choice | null;
}) {
  const t = useTranslations('product');
  const optionName = useOptionName();
  const { either } = useFormat();
  const others = alternatives(variants, chosen);
  const name = variant?.name ?? Object.values(chosen).join(' / ');
  return (
    <Alert tone="warn" live="status" title={variant ? t('isSoldOut', { name }) : t('isNotMade', { name })}>
      {variant ? `${t('ranOut')} ` : null}
      {others.length === 0
        ? t('nothingClose')
        : t('change', {
            options: either(
              others.map(({ name: option, values }) =>
                t('changeOption', { option: optionName(option), values: either(values) }),
              ),
            ),
          })}
    </Alert>
  );
}
