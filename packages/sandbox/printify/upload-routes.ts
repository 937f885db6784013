import { Hono } from 'hono';
import sharp from 'sharp';
import { z } from 'zod';
import { invalid, notFound, refused } from './errors';
import { idOf } from './file-name';
import { paged, readPage } from './paging';
import { stableId } from './product';
import { readBody } from './request-body';
import type { Shop } from './state';
import { type Upload, viewUpload } from './upload';

const MAX_PER_PAGE = 100;
const MAX_CONTENT_BYTES = 5 * 1024 * 1024;
const MIME_TYPES: Record<string, string> = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' };

const uploadInput = z.object({
  file_name: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).optional(),
  contents: z.string().min(1).optional(),
});

type Picture = Pick<Upload, 'id' | 'width' | 'height' | 'size' | 'mimeType' | 'previewUrl'>;

/** Under `/v1`. */
export function uploadRoutes(shop: Shop): Hono {
  const app = new Hono();
  const find = (id: string) => {
    const upload = shop.uploads.get(id);
    if (!upload) throw notFound();
    return upload;
  };

  app.get('/uploads.json', (c) => {
    const newestFirst = [...shop.uploads.values()].filter(({ isArchived }) => !isArchived).reverse();
    const answer = paged(newestFirst, readPage(c.req.query(), MAX_PER_PAGE));
    return c.json({ ...answer, data: answer.data.map(viewUpload) });
  });

  app.get('/uploads/:file{[^/]+\\.json}', (c) => c.json(viewUpload(find(idOf(c.req.param('file'))))));

  app.post('/uploads/images.json', async (c) => {
    const { file_name: fileName, url, contents } = await readBody(c, uploadInput);
    const picture =
      contents === undefined ? await fromUrl(shop, url) : await fromContents(contents, shop.world.origin());
    const known = shop.uploads.get(picture.id);
    const upload = known ?? { ...picture, fileName, uploadedAtMs: shop.world.clock.now(), isArchived: false };
    upload.isArchived = false;
    shop.uploads.set(upload.id, upload);
    return c.json(viewUpload(upload));
  });

  app.post('/uploads/:upload/archive.json', (c) => {
    find(c.req.param('upload')).isArchived = true;
    return c.json({});
  });
  return app;
}

/** An address of this machine is fetched; any other stands for its picture, and one that cannot exist fails. */
async function fromUrl({ world }: Shop, url: string | undefined): Promise<Picture> {
  if (url === undefined) throw invalid(8150, 'url: The url field is required.');
  const { hostname, pathname } = new URL(url);
  if (hostname.endsWith('.invalid')) {
    throw refused(10300, `cURL error 6: Could not resolve host: ${hostname}`);
  }
  if (world.prints.isHere(url)) {
    const file = await world.prints.fetch(url);
    if (!file) throw refused(10300, `cURL error: the file ${url} could not be downloaded`);
    const { widthPx: width, heightPx: height, sizeBytes: size, mimeType } = file;
    return { id: stableId('file', file.sha256), width, height, size, mimeType, previewUrl: url };
  }
  const mimeType = /\.jpe?g$/i.test(pathname) ? 'image/jpeg' : 'image/png';
  return { id: stableId('url', url), width: 4500, height: 4500, size: 1_482_336, mimeType, previewUrl: url };
}

/** The same bytes always have the same id. */
async function fromContents(contents: string, origin: string): Promise<Picture> {
  const bytes = Buffer.from(contents, 'base64');
  if (bytes.length > MAX_CONTENT_BYTES) throw invalid(8201, 'error.file.size.limit.exceeded');
  const { format, width, height } = await measure(bytes);
  const mimeType = MIME_TYPES[format];
  if (!mimeType) throw invalid(8201, 'error.file.wrong.format');
  const id = stableId('bytes', contents);
  return { id, width, height, size: bytes.length, mimeType, previewUrl: `${origin}/pictures/poster/plain/ffffff.png` };
}

async function measure(bytes: Buffer) {
  try {
    return await sharp(bytes).metadata();
  } catch {
    throw invalid(8201, 'error.file.wrong.format');
  }
}
