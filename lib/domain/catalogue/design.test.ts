import { describe, expect, it } from 'vitest';
import {
  firstPlacement,
  heightOf,
  insideArea,
  largestScale,
  lineKey,
  type PrintArea,
  preflight,
  printedDpi,
  printedInches,
  usualStage,
} from './design';

/** 12 × 16 inches. */
const AREA: PrintArea = {
  position: 'front',
  widthPx: 1800,
  heightPx: 2400,
  dpi: 150,
  stage: { picture: null, background: null, left: 0.3, top: 0.2, width: 0.4, height: 0.53 },
};
const square = (px: number) => ({ widthPx: px, heightPx: px });
const centred = (scale: number) => ({ x: 0.5, y: 0.5, scale });

describe('how well a picture prints', () => {
  it.each([
    // Across all 12 inches.
    [1199, 1, 99, 'refused'],
    [1200, 1, 100, 'fair'],
    [1799, 1, 149, 'fair'],
    [1800, 1, 150, 'good'],
    // A small one is fine as long as it stays small.
    [599, 0.5, 99, 'refused'],
    [600, 0.5, 100, 'fair'],
    [900, 0.5, 150, 'good'],
  ])('%i pixels at %f of the width are %i dpi: %s', (px, scale, dpi, verdict) => {
    expect(preflight(centred(scale), square(px), AREA)).toMatchObject({ dpi, verdict });
    expect(printedDpi({ scale }, square(px), AREA)).toBe(dpi);
  });

  it('a refusal names the width that would do', () => {
    expect(preflight(centred(1), square(500), AREA)).toMatchObject({ problem: 'design_too_small', neededPx: 1200 });
    expect(preflight(centred(0.5), square(500), AREA)).toMatchObject({ problem: 'design_too_small', neededPx: 600 });
  });

  it.each([[{ x: 0.2, y: 0.5, scale: 0.5 }], [{ x: 0.5, y: 0.9, scale: 0.5 }], [{ x: 0.5, y: 0.5, scale: 1.01 }]])(
    'what crosses the edge of the area is refused however sharp it is: %o',
    (placement) => {
      expect(preflight(placement, square(9000), AREA)).toMatchObject({ verdict: 'refused', problem: 'design_outside' });
      expect(preflight(insideArea(placement, square(9000), AREA), square(9000), AREA).verdict).toBe('good');
    },
  );
});

describe('a placement', () => {
  it('is never larger than the area in either direction', () => {
    expect(largestScale(square(1000), AREA)).toBe(1);
    const tall = { widthPx: 1000, heightPx: 4000 };
    const scale = largestScale(tall, AREA);
    expect(scale).toBeCloseTo(1 / 3, 3);
    expect(heightOf({ scale }, tall, AREA)).toBeLessThanOrEqual(1);
  });

  it('begins in the middle and sharp, where the picture has the pixels for it', () => {
    expect(firstPlacement(square(9000), AREA)).toEqual({ x: 0.5, y: 0.5, scale: 1 });
    const small = firstPlacement(square(450), AREA);
    expect(small.scale).toBe(0.25);
    expect(preflight(small, square(450), AREA).verdict).toBe('good');
    expect(preflight(firstPlacement(square(40), AREA), square(40), AREA).verdict).toBe('refused');
    for (let px = 100; px < 3000; px += 7) {
      expect(preflight(firstPlacement(square(px), AREA), square(px), AREA).verdict, `${px} pixels`).toBe('good');
    }
  });

  it('that is pushed inside stays there when it is pushed again, for every shape', () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const file = { widthPx: 50 + ((seed * 7919) % 6000), heightPx: 50 + ((seed * 104_729) % 6000) };
      const wild = { x: ((seed * 31) % 300) / 100 - 1, y: ((seed * 17) % 300) / 100 - 1, scale: (seed % 40) / 20 };
      const once = insideArea(wild, file, AREA);
      expect(insideArea(once, file, AREA), `seed ${seed}`).toEqual(once);
      expect(preflight(once, file, AREA).problem, `seed ${seed}`).not.toBe('design_outside');
    }
  });

  it('says how large it prints', () => {
    expect(printedInches(centred(0.5), { widthPx: 1000, heightPx: 500 }, AREA)).toEqual({ width: 6, height: 3 });
  });
});

it('the same variant with and without a design, or placed elsewhere, are different lines of a cart', () => {
  const design = { file: 'a'.repeat(64), x: 0.5, y: 0.5, scale: 1 };
  const keys = [undefined, design, { ...design, scale: 0.9 }, { ...design, file: 'b'.repeat(64) }].map((each) =>
    lineKey('v', each),
  );
  expect(new Set(keys).size).toBe(4);
  expect(lineKey('v', { ...design })).toBe(keys[1]);
});

it("a print area keeps its shape on a good's picture, and a kind nobody knows has no place", () => {
  const stage = usualStage('Mug', { widthPx: 2475, heightPx: 1155 });
  expect((stage?.height ?? 0) / (stage?.width ?? 1)).toBeCloseTo(1155 / 2475, 5);
  expect(usualStage('Sofa', square(10))).toBeNull();
});
