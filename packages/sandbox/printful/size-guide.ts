import type { Blank } from './catalogue-data';

/** Flat measures in cm by kind and size: width, length, and sleeves where they are long. */
const MEASURES: Partial<Record<Blank['kind'], Record<string, [number, number, number?]>>> = {
  tee: { S: [45.7, 71.1], M: [50.8, 73.7], L: [55.9, 76.2], XL: [61, 78.7], '2XL': [66, 81.3] },
  hoodie: { S: [50.8, 68.6, 84.5], M: [55.9, 71.1, 87.6], L: [61, 73.7, 90.8], XL: [66, 76.2, 94] },
  sweatshirt: { S: [50.8, 68.6, 85.1], M: [55.9, 71.1, 87.6], L: [61, 73.7, 90.2], XL: [66, 76.2, 92.7] },
};
const LABELS = ['Width', 'Length', 'Sleeve length'] as const;
const NOTE = '<p>Measurements are provided by our suppliers. They may vary by up to 2" (5 cm).</p>';

/** `GET /v2/catalog-products/{id}/sizes`; null for goods that come in no body size. */
export function sizeGuideView(blank: Blank, units: string[], url: string, pictureUrl: string) {
  const measures = MEASURES[blank.kind];
  if (!measures) return null;
  const sizes = blank.sizes.map(({ name }) => name).filter((name) => measures[name]);
  return {
    data: {
      catalog_product_id: blank.id,
      available_sizes: sizes,
      size_tables: units.map((unit) => ({
        type: 'product_measure',
        unit,
        description: NOTE,
        image_url: pictureUrl,
        image_description:
          '<h6><strong>A Length</strong></h6><p>From the highest point of the shoulder to the hem.</p>',
        measurements: measurementsOf(measures, sizes, unit),
      })),
    },
    _links: { self: { href: `${url}/sizes` }, product_details: { href: url } },
  };
}

function measurementsOf(measures: Record<string, [number, number, number?]>, sizes: string[], unit: string) {
  return LABELS.flatMap((type_label, place) => {
    const values = sizes.flatMap((size) => {
      const cm = measures[size]?.[place];
      return cm === undefined ? [] : [{ size, value: (unit === 'cm' ? cm : cm / 2.54).toFixed(1) }];
    });
    return values.length === 0 ? [] : [{ type_label, unit, values }];
  });
}
