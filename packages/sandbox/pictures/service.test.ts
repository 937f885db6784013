import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DESIGN_NAMES } from './design';
import { KIND_NAMES } from './kinds';
import { VIEWS } from './picture';
import { createPictureService } from './service';

const app = createPictureService();
const bytes = async (path: string) => Buffer.from(await (await app.request(path)).arrayBuffer());
/** The colour at a share of width and height. */
async function pixel(path: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(await bytes(path))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const start = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 4;
  return [...data.subarray(start, start + 4)];
}

describe('product pictures', { timeout: 30_000 }, () => {
  it.each(KIND_NAMES.flatMap((kind) => VIEWS.map((view) => [kind, view] as const)))(
    'draws a %s, %s: the size asked for, and not a blank',
    async (kind, view) => {
      const picture = sharp(await bytes(`/${kind}/robot/26314f.png?view=${view}&w=96`));
      expect(await picture.metadata()).toMatchObject({ format: 'png', width: 96, height: 96 });
      const { channels } = await picture.stats();
      expect(Math.max(...channels.slice(0, 3).map(({ stdev }) => stdev))).toBeGreaterThan(8);
    },
  );

  it('is 1200 × 1200 where no size is asked for, in the format of its ending', async () => {
    const response = await app.request('/mug/moon/ffffff.webp');
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({
      format: 'webp',
      width: 1200,
      height: 1200,
    });
    const svg = await app.request('/mug/moon/ffffff.svg');
    expect(svg.headers.get('content-type')).toBe('image/svg+xml');
    expect(await svg.text()).toMatch(/^<svg [^>]*width="1200"/);
  });

  it('shows the goods in their colour', async () => {
    const [red = 0, green = 0, blue = 0] = await pixel('/tee/grid/b02020.png?w=120', 0.5, 0.82);
    expect(red).toBeGreaterThan(120);
    expect(Math.max(green, blue)).toBeLessThan(90);
    const dark = await pixel('/tee/grid/1b1b1f.png?w=120', 0.5, 0.82);
    expect(Math.max(...dark.slice(0, 3))).toBeLessThan(80);
  });

  it('shows another picture for another design', async () => {
    const [one, other] = await Promise.all([bytes('/tee/cat/ffffff.png?w=96'), bytes('/tee/moon/ffffff.png?w=96')]);
    expect(one.equals(other)).toBe(false);
  });

  it('asks for nothing from elsewhere', async () => {
    for (const kind of KIND_NAMES) {
      const svg = (await bytes(`/${kind}/cat/ffffff.svg?view=scene`))
        .toString()
        .replace('http://www.w3.org/2000/svg', '');
      expect(svg).not.toMatch(/https?:|<script|href="(?!#)/);
    }
  });

  it.each([
    '/sofa/cat/ffffff.png',
    '/tee/dog/ffffff.png',
    '/tee/cat/white.png',
    '/tee/cat/ffffff.gif',
    '/tee/cat/ffffff',
    '/tee/cat/ffffff.png?w=99999',
    '/tee/cat/ffffff.png?view=back',
    '/design/dog.png',
  ])('answers 404 for %s', async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });
});

describe('print files', { timeout: 30_000 }, () => {
  it.each(DESIGN_NAMES)('%s is art on a transparent sheet', async (design) => {
    const path = `/design/${design}.png?w=200`;
    expect((await pixel(path, 0.01, 0.01))[3]).toBe(0);
    const { channels } = await sharp(await bytes(path)).stats();
    expect(channels[3]?.mean).toBeGreaterThan(20);
  });
});
