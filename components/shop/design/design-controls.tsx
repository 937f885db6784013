import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/form/button';
import { usePrintedSize } from '@/lib/client/catalogue/use-printed-size';
import type { UploadedDesign } from '@/lib/contracts/designs';
import {
  firstPlacement,
  insideArea,
  largestScale,
  MIN_SCALE,
  type Placement,
  type PrintArea,
  preflight,
} from '@/lib/domain/catalogue/design';
import { sizeOf } from './own-design';

const LOOK = {
  good: { icon: CircleCheck, tone: 'text-good' },
  fair: { icon: TriangleAlert, tone: 'text-warn' },
  refused: { icon: CircleAlert, tone: 'text-danger' },
};

type Props = {
  area: PrintArea;
  upload: UploadedDesign;
  placement: Placement;
  onMove: (placement: Placement) => void;
  onReplace: () => void;
};

/** Size and place by numbers, and whether it will print well. */
export function DesignControls({ area, upload, placement, onMove, onReplace }: Props) {
  const t = useTranslations('design');
  const id = useId();
  const size = sizeOf(upload);
  const moveTo = (next: Placement) => onMove(insideArea(next, size, area));
  const printed = usePrintedSize()({ ...upload, placement, area });
  const check = preflight(placement, size, area);
  const { icon: Icon, tone } = LOOK[check.verdict];
  const largest = largestScale(size, area);
  return (
    <div className="space-y-4">
      <p role="status" className={`flex gap-2 text-[0.9375rem] ${tone}`}>
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
        <span>
          {t(check.problem ?? check.verdict, { px: check.neededPx })}{' '}
          <span className="whitespace-nowrap text-quiet">({t('dpi', { dpi: check.dpi })})</span>
        </span>
      </p>
      <div>
        <label htmlFor={`${id}-size`} className="flex items-baseline justify-between gap-2 font-medium text-sm">
          {t('size')}
          <span className="font-normal text-quiet tabular-nums">{printed}</span>
        </label>
        <input
          id={`${id}-size`}
          type="range"
          min={Math.min(MIN_SCALE, largest)}
          max={largest}
          step={0.001}
          value={placement.scale}
          aria-valuetext={printed}
          onChange={(event) => moveTo({ ...placement, scale: Number(event.target.value) })}
          className="h-11 w-full accent-accent"
        />
      </div>
      <div className="grid grid-cols-2 gap-4">
        <Percent id={`${id}-x`} label={t('across')} value={placement.x} onChange={(x) => moveTo({ ...placement, x })} />
        <Percent id={`${id}-y`} label={t('down')} value={placement.y} onChange={(y) => moveTo({ ...placement, y })} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Shortcut onClick={() => moveTo({ ...placement, x: 0.5, y: 0.5 })}>{t('centre')}</Shortcut>
        <Shortcut onClick={() => moveTo({ ...placement, scale: largest })}>{t('largest')}</Shortcut>
        <Shortcut onClick={() => moveTo({ ...placement, scale: firstPlacement(size, area).scale })}>
          {t('sharp')}
        </Shortcut>
        <Button variant="ghost" size="sm" className="min-h-11" onClick={onReplace}>
          {t('replace')}
        </Button>
      </div>
    </div>
  );
}

/** A place or size that is worth a button. */
function Shortcut(props: { onClick: () => void; children: ReactNode }) {
  return <Button variant="secondary" size="sm" className="min-h-11" {...props} />;
}

function Percent({
  id,
  label,
  value,
  onChange,
}: {
  id: string;
  label: string;
  value: number;
  onChange: (fraction: number) => void;
}) {
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={0}
        max={100}
        step={1}
        value={Math.round(value * 1000) / 10}
        onChange={(event) => {
          const percent = event.target.valueAsNumber;
          if (Number.isFinite(percent)) onChange(percent / 100);
        }}
        className="input"
      />
    </div>
  );
}
