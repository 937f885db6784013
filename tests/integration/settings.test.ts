import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { settingVersions } from '@/db/schema/settings';
import { createServices } from '@/lib/compose/services';
import type { Ctx } from '@/lib/engine/ctx';
import { readBrandPicture, uploadBrandPicture } from '@/lib/services/backoffice/settings/brand-picture';
import { readSetting } from '@/lib/services/backoffice/settings/read-setting';
import { saveSetting } from '@/lib/services/backoffice/settings/save-setting';
import { listAudit } from '@/lib/services/backoffice/staff/list-audit';
import { estimateDelivery } from '@/lib/services/checkout/estimate-delivery';
import { requestTrackLink } from '@/lib/services/order/self-service/request-track-link';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

let h: Harness;
let owner: Ctx;
beforeAll(async () => {
  h = await openHarness();
  owner = await person(h, 'owner');
});
afterAll(() => h.close());

async function save(value: Record<string, unknown>) {
  const { newest } = await readSetting(owner, { key: 'shop' });
  return saveSetting(owner, { key: 'shop', newest, value });
}
const faultsOf = (value: Record<string, unknown>) =>
  save(value).then(
    () => [],
    (error: { issues: { path: string[]; message: string }[] }) =>
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  );

it('what was never set has today’s default', async () => {
  expect(await h.ctx.settings.shop()).toMatchObject({ name: 'FlowBotz', headline: {}, accent: '', countries: [] });
});

it('another replica shows a changed setting within a second', async () => {
  const other = createServices(h.ctx.env, { schedules: false });
  try {
    expect((await other.settings.shop()).name).toBe('FlowBotz');
    await save({ name: 'Otter & Sons' });
    const changedMs = performance.now();
    while ((await other.settings.shop()).name !== 'Otter & Sons' && performance.now() - changedMs < 1_000)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await other.settings.shop()).name).toBe('Otter & Sons');
    expect((await h.ctx.settings.shop()).name).toBe('Otter & Sons');
  } finally {
    await other.close();
  }
});

it('the environment is the stronger source, and says so', async () => {
  const other = createServices({ ...h.ctx.env, SHOP_NAME: 'By the Book' }, { schedules: false });
  try {
    expect((await other.settings.shop()).name).toBe('By the Book');
    expect((await readSetting({ ...owner, settings: other.settings }, { key: 'shop' })).fixed).toEqual(['name']);
  } finally {
    await other.close();
  }
});

it('an older version is written anew to undo what came after it, and each stands in the audit log by its names alone', async () => {
  await save({ name: 'First', seller: 'Erika Mustermann' });
  await save({ name: 'Second' });
  const { versions } = await readSetting(owner, { key: 'shop' });
  const older = versions[1];
  await save(older?.value ?? {});
  expect(await h.ctx.settings.shop()).toMatchObject({ name: 'First', seller: 'Erika Mustermann' });
  const audit = JSON.stringify(await listAudit(owner, { action: 'settings.change' }));
  expect(audit).toContain('"changed":["name","seller"]');
  expect(audit).not.toContain('Erika');
});

it('what is saved again as it is makes no version, whatever order its languages come in', async () => {
  const value = { headline: { en: 'Otters', de: 'Otter' }, menu: { en: 'Prints /prints', de: 'Drucke /prints' } };
  const { newest } = await save(value);
  expect((await save(value)).newest).toBe(newest);
  expect((await save({ ...value, headline: { de: 'Otter', en: 'Otters' } })).newest).toBe(newest);
  await save({ ...value, name: 'Otter & Sons' });
  expect((await listAudit(owner, { action: 'settings.change' })).entries[0]?.data).toEqual({ changed: ['name'] });
});

it('nobody overwrites what they have not seen, and no version is changed', async () => {
  const { newest } = await readSetting(owner, { key: 'shop' });
  await saveSetting(owner, { key: 'shop', newest, value: { name: 'Third' } });
  await expect(saveSetting(owner, { key: 'shop', newest, value: { name: 'Fourth' } })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(h.ctx.db.update(settingVersions).set({ value: {} })).rejects.toMatchObject({
    cause: { message: 'setting_versions is append-only' },
  });
});

it('what cannot be used is refused in words', async () => {
  expect(await faultsOf({ accent: '#ffe066' })).toEqual([
    expect.stringMatching(/^accent: Hard to read in the light colors: a contrast of 1\.\d, and 4\.5 is needed/),
  ]);
  expect(await faultsOf({ night: '#0e6650' })).toEqual([expect.stringMatching(/^night: .*Take a lighter one\.$/)]);
  expect(await faultsOf({ footer: { de: 'Impressum javascript:alert(1)' } })).toEqual([
    expect.stringMatching(/^footer\.de: One link per line/),
  ]);
  expect(await faultsOf({ countries: ['XX'] })).toEqual([expect.stringMatching(/^countries\.0: A country code/)]);
  expect(await faultsOf({ zone: 'Mars/Olympus' })).toHaveLength(1);
  await expect(uploadBrandPicture(owner, Buffer.from('<svg onload="x"/>'))).rejects.toMatchObject({
    reason: 'not_a_picture',
  });
  const broken = Buffer.from('89504e470d0a1a0a0000', 'hex');
  await expect(uploadBrandPicture(owner, broken)).rejects.toMatchObject({ reason: 'picture_damaged' });
});

it('a logo is kept as pixels alone and shown to everybody', async () => {
  const bytes = await sharp({ create: { width: 2000, height: 500, channels: 4, background: '#0e6650' } })
    .png()
    .toBuffer();
  const { file } = await uploadBrandPicture(owner, bytes);
  const stored = await readBrandPicture(h.as({ kind: 'anonymous' }), { file });
  const read = Buffer.from(await new Response(stored.body).arrayBuffer());
  expect(await sharp(read).metadata()).toMatchObject({ width: 1200, format: 'png' });
  await save({ logo: file });
});

it('mails carry the shop’s name, and answers go to the address that was set', async () => {
  const order = await h.place();
  await save({ name: 'Otter & Sons', contact: 'hello@otter.example' });
  await requestTrackLink(h.as({ kind: 'anonymous' }), { orderNumber: order.orderNumber, email: 'ada@example.com' });
  await h.work();
  const mails = JSON.stringify(await (await fetch(`${h.sandbox.origin}/mail/messages.json`)).json());
  expect(mails).toContain('hello@otter.example');
  expect(mails).toContain('Otter &');
});

it('where the merchant does not sell nothing is quoted, in words, and no day of delivery is told', async () => {
  const [offered] = await h.ctx.db.select().from(variants).limit(1);
  const estimate = (country: string) => estimateDelivery(h.ctx, { variantId: offered?.id ?? '', country });
  await save({ countries: ['DE', 'AT'] });
  await expect(h.place(['printful'])).rejects.toMatchObject({ code: 'not_shippable', reason: 'not_sold_there' });
  expect((await estimate('US')).choices).toEqual([]);
  expect((await estimate('DE')).choices).not.toEqual([]);
  await save({});
  await h.place(['printful']);
});
