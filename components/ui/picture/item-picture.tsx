import clsx from 'clsx';
import type { DesignView } from '@/lib/contracts/designs';
import { heightOf, type Stage } from '@/lib/domain/catalogue/design';
import { Picture } from './picture';

type Props = { picture: string | null; design: DesignView | null; sizes: string; className?: string };

/** A line's picture: the product's, or the bare good with the shopper's own design on it. */
export function ItemPicture({ picture, design, sizes, className = '' }: Props) {
  if (design === null) return <Picture src={picture} alt="" sizes={sizes} className={className} />;
  const { area, placement, width_px, height_px } = design;
  const size = { widthPx: width_px, heightPx: height_px };
  const height = heightOf(placement, size, area);
  return (
    <BareGood stage={area.stage} picture={picture} sizes={sizes} className={className}>
      <div className="absolute" style={boxOf(area.stage)}>
        {/* biome-ignore lint/performance/noImgElement: the shopper's own file, already small. */}
        <img
          src={design.preview}
          alt=""
          loading="lazy"
          decoding="async"
          width={width_px}
          height={height_px}
          className="absolute max-w-none"
          style={placeOf(placement, height)}
        />
      </div>
    </BareGood>
  );
}

/** The square picture a design is laid on. `picture` stands in where the provider has none of the bare good. */
export function BareGood({
  stage,
  picture,
  sizes,
  className,
  children,
}: {
  stage: Stage;
  picture: string | null;
  sizes: string;
  className: string;
  children: React.ReactNode;
}) {
  const background = stage.background === null ? {} : { backgroundColor: stage.background };
  return (
    <div className={clsx('relative aspect-square overflow-hidden bg-stage', className)} style={background}>
      <Picture
        src={stage.picture ?? picture}
        alt=""
        sizes={sizes}
        className="absolute inset-0 bg-transparent [&_img]:object-contain"
        eager
      />
      {children}
    </div>
  );
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(3)}%`;

/** Where the print area lies on the picture, as CSS. */
export function boxOf({ left, top, width, height }: Stage) {
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) };
}

/** Where a design lies in its area, as CSS. `height` in fractions of the area's. */
export function placeOf({ x, y, scale }: { x: number; y: number; scale: number }, height: number) {
  return {
    left: percent(x - scale / 2),
    top: percent(y - height / 2),
    width: percent(scale),
    height: percent(height),
  };
}
