import { useLocale } from 'next-intl';
import { type Placement, type PrintArea, printedSize } from '@/lib/domain/catalogue/design';

type Printed = { placement: Placement; width_px: number; height_px: number; area: PrintArea };

/** How large a design prints, in the measure its reader is used to. */
export function usePrintedSize(): (printed: Printed) => string {
  const locale = useLocale();
  return ({ placement, width_px, height_px, area }) =>
    printedSize({ placement, area, widthPx: width_px, heightPx: height_px }, locale);
}
