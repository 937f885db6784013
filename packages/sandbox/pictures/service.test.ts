import { readdirSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PICTURE_FOLDER } from './goods-picture';
import { createPictureService } from './service';

const app = createPictureService();
const bytes = async (path: string) => Buffer.from(await (await app.request(path)).arrayBuffer());
/** The colour at a share of width and height. */
async function pixel(path: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(await bytes(path))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const start = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(start, start + 3)];
}

describe('product pictures', { timeout: 60_000 }, () => {
  it('are all there in the size asked for, and none is blank', async () => {
    const names = readdirSync(PICTURE_FOLDER);
    expect(names.length).toBeGreaterThan(50);
    const blank = await Promise.all(
      names.map(async (name) => {
        const [kind, design, hex, view] = name.replace('.webp', '').split('-');
        const picture = sharp(await bytes(`/${kind}/${design}/${hex}.webp?view=${view}&w=32`));
        const { channels } = await picture.stats();
        const { width } = await picture.metadata();
        return width === 32 && Math.max(...channels.map(({ stdev }) => stdev)) > 4 ? [] : [name];
      }),
    );
    expect(blank.flat()).toEqual([]);
  });

  it('are 1200 × 1200 where no size is asked for, in the format of the ending', async () => {
    const response = await app.request('/mug/sunrise/FFFFFF.webp');
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({
      format: 'webp',
      width: 1200,
      height: 1200,
    });
  });

  it('come as WebP to a browser that takes it and names a size', async () => {
    const headers = { accept: 'image/avif,image/webp,*/*' };
    const type = async (path: string) => (await app.request(path, { headers })).headers.get('content-type');
    expect(await type('/mug/cat/ffffff.png?w=160')).toBe('image/webp');
    expect(await type('/mug/cat/ffffff.png')).toBe('image/png');
  });

  it('show the goods in their colour', async () => {
    const [red = 0, green = 0, blue = 0] = await pixel('/tee/cat/c07a5a.png?w=120', 0.5, 0.82);
    expect(red).toBeGreaterThan(140);
    expect(Math.max(green, blue)).toBeLessThan(140);
    expect(Math.max(...(await pixel('/tee/moon/1b1b1f.png?w=120', 0.5, 0.82)))).toBeLessThan(80);
  });

  it.each([
    '/sofa/cat/ffffff.png',
    '/tee/dog/ffffff.png',
    '/tee/cat/white.png',
    '/tee/cat/9caf94.gif',
    '/tee/cat/9caf94',
    '/tee/cat/9caf94.png?w=99999',
    '/tee/cat/9caf94.png?view=back',
    '/..%2f/cat/9caf94.png',
  ])('answers 404 for %s', async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });
});
