import { Hono } from 'hono';
import { html } from 'hono/html';
import sharp from 'sharp';
import { z } from 'zod';
import { PrintFiles } from '../core/print-files';
import { page, pageHeaders } from '../page/page';
import { DESIGN_NAMES } from './design';
import { KIND_NAMES } from './kinds';
import { drawMockup } from './mockup';
import { printFile, productPicture, VIEWS } from './picture';

const TYPES = { png: 'image/png', webp: 'image/webp', svg: 'image/svg+xml' } as const;
type Format = keyof typeof TYPES;

const KEPT = 400;
const A_DAY_S = 86_400;
/** Soft shading costs time by the pixel and loses nothing when it is enlarged, so goods are drawn no larger. */
const DRAWN_AT_MOST = 900;

const size = z.coerce.number().int().min(16).max(2400);
const pictureFile = z.object({
  kind: z.enum(KIND_NAMES),
  design: z.enum([...DESIGN_NAMES, 'plain']),
  hex: z.string().regex(/^[0-9a-f]{6}$/i),
  format: z.enum(['png', 'webp', 'svg']),
  view: z.enum(VIEWS).default('front'),
  w: size.default(1200),
});
const printFileName = pictureFile
  .pick({ format: true })
  .extend({ design: z.enum(DESIGN_NAMES), w: size.default(2400) });

/** Product pictures and print files, drawn when first asked for. Mounted under `/pictures`. */
export function createPictureService(prints = new PrintFiles()): Hono {
  const app = new Hono();
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  async function answer(key: string, svg: () => string, format: Format, w: number): Promise<Response> {
    let body = kept.get(key);
    if (!body) {
      body = render(svg(), format, w);
      kept.set(key, body);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    }
    return new Response(await body, {
      headers: {
        'content-type': TYPES[format],
        'cache-control': `public, max-age=${A_DAY_S}`,
        vary: 'accept',
        'access-control-allow-origin': '*',
      },
    });
  }

  app.get('/design/:file', async (c) => {
    const [design, format] = c.req.param('file').split('.');
    const asked = printFileName.safeParse({ design, format, ...c.req.query() });
    if (!asked.success) return c.json({ error: z.prettifyError(asked.error) }, 404);
    const { design: name, format: type, w } = asked.data;
    return answer(`design/${name}/${w}.${type}`, () => printFile(name, w), type, w);
  });
  app.get('/mockup/:file', async (c) => {
    const mockup = prints.mockupOf(c.req.param('file').split('.')[0] ?? '');
    const print = mockup && prints.get(mockup.laid.url);
    const kind = z.enum(KIND_NAMES).safeParse(mockup?.kind);
    if (!mockup || !print || !kind.success) return c.json({ error: 'there is no such mockup' }, 404);
    const goods = productPicture({ kind: kind.data, design: 'plain', hex: mockup.hex, view: 'front' }, DRAWN_AT_MOST);
    const body = await drawMockup(goods, kind.data, mockup.laid, print.small, DRAWN_AT_MOST);
    return new Response(body, { headers: { 'content-type': TYPES.png } });
  });
  app.get('/:kind/:design/:file', async (c) => {
    const [hex, ending] = c.req.param('file').split('.');
    const { kind, design } = c.req.param();
    const asked = pictureFile.safeParse({ ...c.req.query(), kind, design, hex, format: ending });
    if (!asked.success) return c.json({ error: z.prettifyError(asked.error) }, 404);
    const { format, w, ...picture } = asked.data;
    // Like a delivery network: whoever asks for a size and takes WebP gets WebP, a twentieth of the bytes.
    const takesWebp = c.req.query('w') !== undefined && c.req.header('accept')?.includes('image/webp');
    const type = format === 'png' && takesWebp ? 'webp' : format;
    const key = `${picture.kind}/${picture.design}/${picture.hex.toLowerCase()}/${picture.view}/${w}.${type}`;
    const drawn = type === 'svg' ? w : Math.min(w, DRAWN_AT_MOST);
    return answer(key, () => productPicture(picture, drawn), type, w);
  });
  app.get('/', pageHeaders, (c) => c.html(galleryPage()));
  return app;
}

async function render(svg: string, format: Format, w: number): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'svg') return new TextEncoder().encode(svg);
  const picture = sharp(Buffer.from(svg)).resize(w, w);
  const file = await (format === 'png'
    ? picture.png({ compressionLevel: 8 })
    : picture.webp({ quality: 86 })
  ).toBuffer();
  return new Uint8Array(file);
}

/** Two colours to show that pictures come in any. */
const SHOWN = ['f4f1ea', '26314f'] as const;

function galleryPage() {
  const pictures = KIND_NAMES.flatMap((kind, index) =>
    VIEWS.map((view, turn) => {
      const design = DESIGN_NAMES[(index + turn * 3) % DESIGN_NAMES.length] ?? 'grid';
      return { kind, view, address: `/pictures/${kind}/${design}/${SHOWN[turn % 2]}.webp?view=${view}` };
    }),
  );
  return page({
    title: 'Pictures',
    path: '/pictures',
    body: html`<h1>Pictures</h1>
<p class="lead">Drawn here when they are asked for: <code>/pictures/&lt;kind&gt;/&lt;design&gt;/&lt;colour&gt;.png?view=front|detail|scene&amp;w=1200</code></p>
<ul class="gallery">${pictures.map(
      ({ kind, view, address }) =>
        html`<li><a href="${address}"><img src="${address}&amp;w=480" alt="${kind}, ${view}" loading="lazy" width="480" height="480"></a></li>`,
    )}</ul>
<h2>Print files</h2>
<ul class="gallery">${DESIGN_NAMES.map(
      (design) =>
        html`<li><a href="/pictures/design/${design}.png"><img src="/pictures/design/${design}.png?w=480" alt="${design}" loading="lazy" width="480" height="480"></a></li>`,
    )}</ul>`,
  });
}
