/** What the sandbox's shop must collect in one place. `shipping`: delivery is taxed as well. */
export type Tariff = { percent: number; type: string; level: 'state' | 'country'; shipping: boolean };

const percents = (text: string): Map<string, number> =>
  new Map(text.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));

/** Combined state and usual local rates; the other states are not registered for, so nothing is collected there. */
const US = percents(
  'AZ8.4 CA8.625 CO8.81 FL7.5 GA7.4 IL10.25 MA6.25 MI6 NC7.25 NJ6.625 NY8.875 OH7.25 PA6 TX8.25 WA10.25',
);
const US_SHIPPING_FREE = new Set(['AZ', 'CA', 'FL', 'MA']);
/** No sales tax at all. */
const US_NONE = new Set(['AK', 'DE', 'MT', 'NH', 'OR']);
const CANADA = percents('AB5 BC5 MB5 NB15 NL15 NT5 NS14 NU5 ON13 PE15 QC5 SK5 YT5');
const VAT = percents(
  'AT20 BE21 BG20 HR25 CY19 CZ21 DK25 EE24 FI25.5 FR20 DE19 GR24 HU27 IE23 IT22 LV21 LT21 LU17 MT18 NL21 PL23 PT23 RO21 SK23 SI22 ES21 SE25 GB20 NO25 CH8.1',
);
const GST = percents('AU10 NZ15');

/** Null where nothing is collected; `reason` is Stripe's word for why. */
export function tariffOf(country: string, state: string | null): { tariff: Tariff | null; reason: string } {
  const taxed = (tariff: Tariff) => ({ tariff, reason: 'standard_rated' });
  const code = state ?? '';
  switch (country) {
    case 'US': {
      const percent = US.get(code);
      if (percent === undefined)
        return { tariff: null, reason: US_NONE.has(code) ? 'not_subject_to_tax' : 'not_collecting' };
      return taxed({ percent, type: 'sales_tax', level: 'state', shipping: !US_SHIPPING_FREE.has(code) });
    }
    case 'CA': {
      const percent = CANADA.get(code) ?? 5;
      return taxed({ percent, type: percent > 5 ? 'hst' : 'gst', level: 'country', shipping: true });
    }
    default: {
      const vat = VAT.get(country);
      if (vat !== undefined) return taxed({ percent: vat, type: 'vat', level: 'country', shipping: true });
      const gst = GST.get(country);
      if (gst !== undefined) return taxed({ percent: gst, type: 'gst', level: 'country', shipping: true });
      if (country === 'JP') return taxed({ percent: 10, type: 'jct', level: 'country', shipping: true });
      return { tariff: null, reason: 'not_collecting' };
    }
  }
}
