import { designView } from '@/lib/domain/catalogue/design';
import type { Ctx } from '@/lib/engine/ctx';
import { piecesIn } from '../status/items-of';
import { type Packed, packageViews } from './package-view';

/** What is sent again, each with its pieces and its packages. `parts`: the newest ones of the order. */
export function replacementViews(ctx: Ctx, { parts, items, events }: Packed) {
  return parts
    .filter(({ replacement }) => replacement > 0)
    .sort((a, b) => a.replacement - b.replacement)
    .map((part) => ({
      number: part.replacement,
      status: part.status,
      onHold: part.onHold,
      items: piecesIn(part, items).map(({ id, title, variantName, picture, quantity, design }) => ({
        itemId: id,
        title,
        variantName,
        picture,
        quantity,
        design: designView(design),
      })),
      packages: packageViews(ctx, { parts: [part], items, events }),
    }));
}
