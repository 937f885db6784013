import { MoveDiagonal2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { BareGood, boxOf, placeOf } from '@/components/ui/picture/item-picture';
import type { UploadedDesign } from '@/lib/contracts/designs';
import { heightOf, insideArea, type Placement, type PrintArea } from '@/lib/domain/catalogue/design';
import { sizeOf } from './own-design';

const STEP = 0.01;
const LARGE_STEP = 0.05;

type Drag = { startX: number; startY: number; from: Placement; resizes: boolean };

/** The picture on the good. It is dragged, sized by its corner, or moved with the keyboard, and never leaves its area. */
export function DesignStage({
  area,
  picture,
  upload,
  placement,
  onMove,
}: {
  area: PrintArea;
  picture: string | null;
  upload: UploadedDesign;
  placement: Placement;
  onMove: (placement: Placement) => void;
}) {
  const t = useTranslations('design');
  const size = sizeOf(upload);
  const { box, grip, onKeyDown } = useMoving(placement, (next) => onMove(insideArea(next, size, area)));
  return (
    <BareGood
      stage={area.stage}
      picture={picture}
      sizes="(min-width: 80rem) 42rem, (min-width: 48rem) 55vw, 100vw"
      className="rounded-box"
    >
      <div
        ref={box}
        className="absolute outline-1 outline-line-strong outline-dashed outline-offset-1"
        style={boxOf(area.stage)}
      >
        <button
          type="button"
          aria-label={t('move')}
          onKeyDown={onKeyDown}
          {...grip({ resizes: false })}
          className="absolute cursor-move touch-none select-none rounded-[2px] outline-1 outline-accent ring-2 ring-card/60 focus-visible:outline-3"
          style={placeOf(placement, heightOf(placement, size, area))}
        >
          {/* biome-ignore lint/performance/noImgElement: the shopper's own file, already small. */}
          <img src={upload.preview} alt="" draggable={false} className="size-full" />
          <span
            aria-hidden
            {...grip({ resizes: true })}
            className="absolute -right-3.5 -bottom-3.5 grid size-7 cursor-nwse-resize touch-none place-items-center rounded-full border border-line-strong bg-card text-ink shadow-lift"
          >
            <MoveDiagonal2 className="size-4" />
          </span>
        </button>
      </div>
    </BareGood>
  );
}

/** Moves by pointer and by key; `grip` is what a part that is dragged needs, `box` what its way is measured by. */
function useMoving(placement: Placement, moveTo: (placement: Placement) => void) {
  const box = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const begin = (event: PointerEvent<HTMLElement>, resizes: boolean) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { startX: event.clientX, startY: event.clientY, from: placement, resizes };
  };
  const onPointerMove = (event: PointerEvent) => {
    const frame = box.current?.getBoundingClientRect();
    if (!drag.current || !frame) return;
    const { startX, startY, from, resizes } = drag.current;
    const across = (event.clientX - startX) / frame.width;
    const down = (event.clientY - startY) / frame.height;
    // The corner follows the pointer while the middle stays.
    moveTo(resizes ? { ...from, scale: from.scale + 2 * across } : { ...from, x: from.x + across, y: from.y + down });
  };
  const end = () => {
    drag.current = null;
  };
  const grip = ({ resizes }: Pick<Drag, 'resizes'>) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => begin(event, resizes),
    onPointerMove,
    onPointerUp: end,
    onPointerCancel: end,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(placement, event.key, event.shiftKey ? LARGE_STEP : STEP);
    if (!next) return;
    event.preventDefault();
    moveTo(next);
  };
  return { box, grip, onKeyDown };
}

function afterKey(placement: Placement, key: string, step: number): Placement | null {
  const { x, y, scale } = placement;
  switch (key) {
    case 'ArrowLeft':
      return { ...placement, x: x - step };
    case 'ArrowRight':
      return { ...placement, x: x + step };
    case 'ArrowUp':
      return { ...placement, y: y - step };
    case 'ArrowDown':
      return { ...placement, y: y + step };
    case '+':
    case '=':
      return { ...placement, scale: scale + step };
    case '-':
    case '_':
      return { ...placement, scale: scale - step };
    default:
      return null;
  }
}
