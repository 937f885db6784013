'use client';

import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/form/button';
import { BareGood } from '@/components/ui/picture/item-picture';
import { firstPlacement, type PrintArea, preflight } from '@/lib/domain/catalogue/design';
import type { Choice } from '@/lib/domain/catalogue/packed-variants';
import { DesignControls } from './design-controls';
import { DesignMockup } from './design-mockup';
import { DesignStage } from './design-stage';
import { type OwnDesign, placementIn, sizeOf } from './own-design';
import { UploadPicture } from './upload-picture';

/** Upload, place, check: the shopper's own picture on the good. Loaded when it is asked for. */
export function Designer({
  variant,
  picture,
  area,
  design,
  onDesign,
  onStop,
}: {
  variant: Choice | null;
  /** Stands in where the print shop has no picture of the bare good. */
  picture: string | null;
  area: PrintArea | null;
  design: OwnDesign | null;
  onDesign: (design: OwnDesign | null) => void;
  onStop: () => void;
}) {
  const t = useTranslations('design');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: false }), []);
  const placement = design && area ? placementIn(design, area) : null;
  return (
    <section aria-labelledby="own-design" className="min-w-0 space-y-5 md:sticky md:top-20 md:self-start">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="own-design" ref={heading} tabIndex={-1} className="scroll-mt-24 text-heading outline-none">
          {t('heading')}
        </h2>
        <Button variant="ghost" size="sm" className="-mr-3 min-h-11 max-sm:-ml-3" onClick={onStop}>
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Button>
      </div>
      {area === null ? (
        <p role="status" className="rounded-box bg-soft p-6 text-center">
          {t('notHere')}
        </p>
      ) : design === null || placement === null ? (
        <BareGood stage={area.stage} picture={picture} sizes={SIZES} className="rounded-box">
          <UploadPicture
            onUploaded={(upload) => onDesign({ upload, placement: firstPlacement(sizeOf(upload), area) })}
          />
        </BareGood>
      ) : (
        <>
          <DesignStage
            area={area}
            picture={picture}
            upload={design.upload}
            placement={placement}
            onMove={(next) => onDesign({ ...design, placement: next })}
          />
          <DesignControls
            area={area}
            upload={design.upload}
            placement={placement}
            onMove={(next) => onDesign({ ...design, placement: next })}
            onReplace={() => onDesign(null)}
          />
          {variant && preflight(placement, sizeOf(design.upload), area).verdict !== 'refused' ? (
            <DesignMockup
              key={JSON.stringify([variant.id, design.upload.file, placement])}
              variantId={variant.id}
              design={{ file: design.upload.file, ...placement }}
            />
          ) : null}
        </>
      )}
    </section>
  );
}

const SIZES = '(min-width: 80rem) 42rem, (min-width: 48rem) 55vw, 100vw';
