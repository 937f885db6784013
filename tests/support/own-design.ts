import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { firstPlacement } from '@/lib/domain/catalogue/design';
import type { CatalogueProduct, MockupRequest } from '@/lib/domain/order/pod';

/** A picture of its own colour for every `red`, so that no two tests upload the same. */
export function drawPicture(
  { widthPx, heightPx, red = 200, alpha = 1 }: { widthPx: number; heightPx: number; red?: number; alpha?: number },
  format: 'png' | 'jpeg' | 'webp' = 'png',
): Promise<Buffer> {
  const background = { r: red, g: 80, b: 40, alpha };
  const blank = { create: { width: widthPx, height: heightPx, channels: 4 as const, background } };
  return sharp(blank).toFormat(format).toBuffer();
}

/** A picture under an address of this machine, and what a provider is asked to do with it on its first fitting good. */
export async function serveDesign(products: AsyncIterable<CatalogueProduct>) {
  const bytes = await drawPicture({ widthPx: 1800, heightPx: 1800 });
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end(bytes),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/print.png`;
  for await (const { variants, providerProductId } of products) {
    const variant = variants.find(({ printArea, available }) => printArea !== null && available);
    if (!variant?.printArea) continue;
    const size = { widthPx: 1800, heightPx: 1800 };
    const { providerVariantId, providerData, printArea: area } = variant;
    const print = { url, name: 'print.png', ...size, placement: firstPlacement(size, area), area };
    const request: MockupRequest = { providerVariantId, providerData, print };
    return { bytes, request, providerProductId, close: () => server.close() };
  }
  throw new Error('nothing here can be printed on');
}
