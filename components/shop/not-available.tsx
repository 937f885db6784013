import { Alert } from '@/components/ui/alert';
import type { VariantView } from '@/lib/contracts/catalogue';
import { alternatives, type Options } from './choose-variant';

const list = new Intl.ListFormat('en', { type: 'disjunction' });

/** Why the chosen combination cannot be bought, and what can. `variant` is null where it is not made at all. */
export function NotAvailable({
  variants,
  chosen,
  variant,
}: {
  variants: readonly VariantView[];
  chosen: Options;
  variant: VariantView | null;
}) {
  const others = alternatives(variants, chosen);
  const name = variant?.name ?? Object.values(chosen).join(' / ');
  return (
    <Alert tone="warn" live="status" title={variant ? `${name} is sold out` : `${name} is not made`}>
      {variant ? 'The print shop has run out of it for now. ' : null}
      {others.length === 0
        ? 'There is nothing close to it right now; see below for others.'
        : `Change ${list.format(others.map((each) => `the ${each.name} to ${list.format(each.values)}`))}.`}
    </Alert>
  );
}
