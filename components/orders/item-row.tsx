import type { ReactNode } from 'react';
import { ItemPicture } from '@/components/ui/item-picture';
import type { DesignView } from '@/lib/contracts/designs';
import { printedInches } from '@/lib/domain/design';

type Props = {
  picture: string | null;
  design: DesignView | null;
  title: string;
  variantName: string;
  quantity: number;
  children?: ReactNode;
};

const words = {
  ownDesign: ({ width, height }: { width: number; height: number }) => `Own design, ${width} × ${height} in`,
};

/** One thing in an order: picture, name, how many, and at the right whatever belongs there. */
export function ItemRow({ picture, design, title, variantName, quantity, children }: Props) {
  return (
    <li className="flex items-center gap-4 py-3 first:pt-0 last:pb-0">
      <ItemPicture picture={picture} design={design} sizes="64px" className="w-16 shrink-0 rounded-lg" />
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{title}</p>
        <p className="text-quiet text-sm">
          {variantName} · {quantity} {quantity === 1 ? 'piece' : 'pieces'}
        </p>
        {design ? (
          <p className="text-quiet text-sm">
            {words.ownDesign(
              printedInches(design.placement, { widthPx: design.width_px, heightPx: design.height_px }, design.area),
            )}
          </p>
        ) : null}
      </div>
      {children}
    </li>
  );
}
