import { Card } from '@/components/ui/card';
import { Fact } from '@/components/ui/fact';
import { ItemPicture } from '@/components/ui/picture/item-picture';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { preflight, printedInches } from '@/lib/domain/catalogue/design';
import { OutLink } from './out-link';

type Item = AdminOrder['items'][number];
type Design = NonNullable<Item['design']>;

const words = {
  title: 'Own designs',
  size: 'Printed size',
  resolution: 'Resolution',
  place: 'Place',
  file: 'Print file',
  at: ({ x, y }: { x: number; y: number }, position: string) =>
    `${position}, center at ${Math.round(x * 100)} % across, ${Math.round(y * 100)} % down`,
};

/** The shoppers' own pictures, as they were ordered and told to the print shop. Nothing where there are none. */
export function DesignsCard({ order }: { order: AdminOrder }) {
  const own = order.items.flatMap((item) => (item.design ? [{ item, design: item.design }] : []));
  if (own.length === 0) return null;
  return (
    <Card title={words.title}>
      <ul className="divide-y divide-line">
        {own.map(({ item, design }) => (
          <DesignRow key={item.id} item={item} design={design} />
        ))}
      </ul>
    </Card>
  );
}

function DesignRow({ item, design }: { item: Item; design: Design }) {
  const { placement, area, width_px, height_px } = design;
  const size = { widthPx: width_px, heightPx: height_px };
  const { width, height } = printedInches(placement, size, area);
  const { dpi } = preflight(placement, size, area);
  return (
    <li className="flex flex-wrap items-start gap-5 py-4 first:pt-0 last:pb-0">
      <ItemPicture picture={item.picture} design={design} sizes="10rem" className="w-40 shrink-0 rounded-control" />
      <div className="min-w-0 flex-1 space-y-2">
        <h3 className="font-medium">
          {item.title}, {item.variant_name}
        </h3>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          <Fact name={words.size}>
            {width} × {height} in
          </Fact>
          <Fact name={words.resolution}>
            {dpi} dpi ({width_px} × {height_px} px)
          </Fact>
          <Fact name={words.place}>{words.at(placement, area.position)}</Fact>
        </dl>
        <OutLink href={design.print}>{words.file}</OutLink>
      </div>
    </li>
  );
}
