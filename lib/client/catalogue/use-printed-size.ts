import { useFormatter, useLocale } from 'next-intl';
import { type Placement, type PrintArea, printedInches } from '@/lib/domain/catalogue/design';

type Printed = { placement: Placement; width_px: number; height_px: number; area: PrintArea };
const UNITS = { en: { unit: 'in', perInch: 1 }, de: { unit: 'cm', perInch: 2.54 } };

/** How large a design prints, in the measure its reader is used to: `8 × 6.5 in`, `20,3 × 16,5 cm`. */
export function usePrintedSize(): (printed: Printed) => string {
  const { number } = useFormatter();
  const { unit, perInch } = UNITS[useLocale()];
  return ({ placement, width_px, height_px, area }) => {
    const { width, height } = printedInches(placement, { widthPx: width_px, heightPx: height_px }, area);
    const said = (inches: number) => number(inches * perInch, { maximumFractionDigits: 1 });
    return `${said(width)} × ${said(height)} ${unit}`;
  };
}
