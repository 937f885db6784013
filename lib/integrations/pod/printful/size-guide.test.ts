import { describe, expect, it } from 'vitest';
import { sizeGuideAnswer, toSizeGuide } from './size-guide';

const answer = (...tables: unknown[]) =>
  sizeGuideAnswer.parse({ catalog_product_id: 13, available_sizes: ['S', 'M'], size_tables: tables });
const table = (type: string, unit: string, values: unknown[]) => ({
  type,
  unit,
  description: '<p>by suppliers</p>',
  measurements: [{ type_label: 'Length', values }],
});
const bySize = (s: string, m: string) => [
  { size: 'S', value: s },
  { size: 'M', value: m },
];

describe("Printful's size guide", () => {
  it('is kept in millimetres, whatever unit it came in', () => {
    const mm = { S: { min: 660, max: 660 }, M: { min: 690, max: 690 } };
    expect(toSizeGuide(answer(table('product_measure', 'cm', bySize('66', '69'))))?.rows).toEqual([
      { label: 'Length', mm },
    ]);
    expect(toSizeGuide(answer(table('product_measure', 'inches', bySize('26', '27'))))?.rows[0]?.mm.S?.min).toBe(660);
  });

  it('prefers measures of the good to those of the body', () => {
    const guide = toSizeGuide(
      answer(table('measure_yourself', 'cm', bySize('1', '2')), table('product_measure', 'cm', bySize('66', '69'))),
    );
    expect(guide?.rows[0]?.mm.M?.max).toBe(690);
  });

  it('reads ranges, and leaves out what is no number', () => {
    const guide = toSizeGuide(
      answer(
        table('measure_yourself', 'cm', [
          { size: 'S', min_value: '86', max_value: '94' },
          { size: 'M', value: 'n/a' },
        ]),
      ),
    );
    expect(guide).toMatchObject({ sizes: ['S'], rows: [{ mm: { S: { min: 860, max: 940 } } }] });
  });

  it('leaves out rows that are no lengths', () => {
    const rows = [
      { type_label: 'Width', unit: 'cm', values: bySize('46', '51') },
      { type_label: 'EU size', unit: 'none', values: bySize('36', '38') },
    ];
    const guide = toSizeGuide(answer({ ...table('product_measure', 'cm', []), measurements: rows }));
    expect(guide?.rows.map(({ label }) => label)).toEqual(['Width']);
  });

  it('is none where nothing is measured', () => {
    expect(toSizeGuide(answer(table('international', 'cm', bySize('34', '36'))))).toBeNull();
    expect(toSizeGuide(answer())).toBeNull();
  });
});
