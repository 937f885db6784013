import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { html } from 'hono/html';
import sharp from 'sharp';
import { z } from 'zod';
import { PrintFiles } from '../core/print-files';
import { page, pageHeaders } from '../page/page';
import { PICTURE_FOLDER, pictureName, VIEWS } from './goods-picture';
import { drawMockup } from './mockup';
import { isPrintedKind } from './print-place';

const TYPES = { png: 'image/png', webp: 'image/webp' } as const;
type Format = keyof typeof TYPES;

const KEPT = 400;
const A_DAY_S = 86_400;

const word = z.string().regex(/^[a-z]+$/);
const asked = z.object({
  kind: word,
  design: word,
  hex: z.string().regex(/^[0-9a-f]{6}$/i),
  format: z.enum(['png', 'webp']),
  view: z.enum(VIEWS).default('front'),
  w: z.coerce.number().int().min(16).max(2400).default(1200),
});

/** Product pictures in every size, and mockups of what merchants upload. Mounted under `/pictures`. */
export function createPictureService(prints = new PrintFiles()): Hono {
  const app = new Hono();
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  function sized(file: URL, format: Format, w: number): Promise<Uint8Array<ArrayBuffer>> {
    const key = `${file}/${w}.${format}`;
    const known = kept.get(key);
    if (known) return known;
    const picture = resize(file, format, w);
    kept.set(key, picture);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return picture;
  }

  app.get('/mockup/:file', async (c) => {
    const mockup = prints.mockupOf(c.req.param('file').split('.')[0] ?? '');
    const print = mockup && prints.get(mockup.laid.url);
    if (!mockup || !print || !isPrintedKind(mockup.kind)) return c.json({ error: 'there is no such mockup' }, 404);
    const goods = await readFile(fileOf({ ...mockup, design: 'plain', view: 'front' }));
    const body = await drawMockup(goods, mockup.kind, mockup.laid, print.small);
    return new Response(body, { headers: { 'content-type': TYPES.png } });
  });
  app.get('/:kind/:design/:file', async (c) => {
    const [hex, format] = c.req.param('file').split('.');
    const { kind, design } = c.req.param();
    const read = asked.safeParse({ ...c.req.query(), kind, design, hex, format });
    if (!read.success) return c.json({ error: z.prettifyError(read.error) }, 404);
    const file = fileOf(read.data);
    if (!existsSync(file)) return c.json({ error: 'there is no such picture' }, 404);
    // Like a delivery network: whoever asks for a size and takes WebP gets WebP, a twentieth of the bytes.
    const takesWebp = c.req.query('w') !== undefined && c.req.header('accept')?.includes('image/webp');
    const type = takesWebp ? 'webp' : read.data.format;
    return new Response(await sized(file, type, read.data.w), {
      headers: {
        'content-type': TYPES[type],
        'cache-control': `public, max-age=${A_DAY_S}`,
        vary: 'accept',
        'access-control-allow-origin': '*',
      },
    });
  });
  app.get('/', pageHeaders, (c) => c.html(galleryPage()));
  return app;
}

const fileOf = (picture: Parameters<typeof pictureName>[0]): URL => new URL(pictureName(picture), PICTURE_FOLDER);

async function resize(file: URL, format: Format, w: number): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp(await readFile(file)).resize(w, w);
  const bytes = await (format === 'png'
    ? picture.png({ compressionLevel: 8 })
    : picture.webp({ quality: 86 })
  ).toBuffer();
  return new Uint8Array(bytes);
}

function galleryPage() {
  const pictures = readdirSync(PICTURE_FOLDER).map((name) => {
    const [kind, design, hex, view] = name.replace(/\.webp$/, '').split('-');
    return { text: `${kind}, ${design}, ${view}`, address: `/pictures/${kind}/${design}/${hex}.webp?view=${view}` };
  });
  return page({
    title: 'Pictures',
    path: '/pictures',
    body: html`<h1>Pictures</h1>
<p class="lead">Of everything the two print shops name, in any size: <code>/pictures/&lt;kind&gt;/&lt;design&gt;/&lt;colour&gt;.png?view=front|detail|scene&amp;w=1200</code></p>
<ul class="gallery">${pictures.map(
      ({ text, address }) =>
        html`<li><a href="${address}"><img src="${address}&amp;w=480" alt="${text}" loading="lazy" width="480" height="480"></a></li>`,
    )}</ul>`,
  });
}
