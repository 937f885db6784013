import { TOPICS } from '../../packages/sandbox/printify/webhook';
import { ADDRESS, POSTER, SHOP, STICKER, type TestServer } from '../../packages/sandbox/tests/printify-server';
import type { Receiver } from '../../packages/sandbox/tests/receiver';

/** A shop in which two orders were delivered, one was canceled, and every topic is listened to. */
export type Scene = {
  stickerId: string;
  stickerSku: string;
  posterId: string;
  uploadId: string;
  deliveredOrderId: string;
  lineId: string;
  webhookId: string;
};

type Product = { id: string; blueprint_id: number; variants: { sku: string }[] };

export async function setScene(server: TestServer, receiver: Receiver): Promise<Scene> {
  const { ask, printify } = server;
  let webhookId = '';
  for (const topic of TOPICS) {
    const body = { topic, url: receiver.url, secret: 'chosen' };
    webhookId = (await ask('POST', `${SHOP}/webhooks.json`, { body })).json.id;
  }
  const products: Product[] = (await ask('GET', `${SHOP}/products.json`)).json.data;
  const sticker = products.find((product) => product.blueprint_id === STICKER.blueprint);
  const poster = products.find((product) => product.blueprint_id === POSTER.blueprint);
  const stickerSku = sticker?.variants[0]?.sku;
  if (!sticker || !poster || stickerSku === undefined) throw new Error('the shop lacks its sticker or its poster');
  let uploadId = '';
  for (const name of ['one', 'two']) {
    const body = { file_name: `${name}.png`, url: `https://example.com/${name}.png` };
    uploadId = (await ask('POST', '/v1/uploads/images.json', { body })).json.id;
  }
  const address = { ...ADDRESS, company: 'Park & Sons' };
  for (const external_id of ['scene-1', 'scene-2']) {
    const id = await server.submitAndSend({ external_id, address_to: address });
    for (const action of ['produce', 'ship_all', 'deliver'] as const) printify.act(id, action);
  }
  const delivered = (await ask('GET', `${SHOP}/orders.json`)).json.data[0];
  return {
    stickerId: sticker.id,
    stickerSku,
    posterId: poster.id,
    uploadId,
    deliveredOrderId: delivered.id,
    lineId: delivered.line_items[0].id,
    webhookId,
  };
}
