import { desc, eq, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { mockups } from '@/db/schema/designs';
import { effects, webhookEvents } from '@/db/schema/operations';
import { firstPlacement, type PlacedDesign } from '@/lib/domain/catalogue/design';
import { runEffect } from '@/lib/engine/work/run-effect';
import { readMockupPicture } from '@/lib/services/designs/read-mockup-picture';
import { readMockup, startMockup } from '@/lib/services/designs/start-mockup';
import { uploadDesign } from '@/lib/services/designs/upload-design';
import { type Harness, openHarness } from '../support/harness';
import { drawPicture } from '../support/own-design';

type Provider = 'printful' | 'printify';
const PROVIDERS: Provider[] = ['printful', 'printify'];
/** Longer than any wait a provider asks for here. */
const A_WHILE_MS = 120_000;

let h: Harness;
beforeAll(async () => {
  h = await openHarness({ doors: true });
});
afterAll(() => h.close());

async function question(provider: Provider, red: number): Promise<{ variantId: string; design: PlacedDesign }> {
  const file = await uploadDesign(h.ctx, await drawPicture({ widthPx: 1500, heightPx: 1500, red }));
  const rows = await h.ctx.db.select().from(variants).where(eq(variants.available, true)).orderBy(variants.id);
  const variant = rows.find(({ id, printArea }) => id.startsWith(provider) && printArea !== null);
  if (!variant?.printArea) throw new Error(`${provider} has nothing to print on`);
  return { variantId: variant.id, design: { file: file.file, ...firstPlacement(file, variant.printArea) } };
}

/** Does what the queue would do for it now. */
async function step(id: string): Promise<void> {
  const of = sql`${effects.payload}->>'mockup_id' = ${id}`;
  const [newest] = await h.ctx.db.select().from(effects).where(of).orderBy(desc(effects.createdAt)).limit(1);
  await runEffect(h.ctx, newest?.id ?? '');
}

/** Runs the job again and again, as the queue would, until it has an end. */
async function drawn(id: string) {
  for (let round = 0; round < 10; round += 1) {
    await step(id);
    const now = await readMockup(h.ctx, id);
    if (now.state === 'ready' || now.state === 'failed') return now;
    h.later(A_WHILE_MS);
  }
  throw new Error('the mockup has no end');
}

const made = (provider: Provider) =>
  h.door(provider).passed.filter((call) => /^POST .*(create-task|\/products\.json)/.test(call)).length;

it.each(PROVIDERS)('%s draws a design once; whoever asks again gets the same pictures', async (provider) => {
  const asked = await question(provider, 51);
  const first = await startMockup(h.ctx, asked);
  expect(first).toMatchObject({ state: 'waiting', pictures: [] });
  const tasks = made(provider);
  const ready = await drawn(first.id);
  expect(ready).toMatchObject({ state: 'ready' });
  expect(ready.pictures.length).toBeGreaterThan(0);
  const picture = await readMockupPicture(h.ctx, { mockupId: first.id, place: 0 });
  expect(picture).toMatchObject({ contentType: 'image/webp' });
  await picture.body.cancel();
  expect(await startMockup(h.ctx, asked)).toEqual(ready);
  await step(first.id);
  expect(made(provider)).toBe(tasks + 1);
  const moved = { ...asked, design: { ...asked.design, scale: asked.design.scale / 2 } };
  expect((await startMockup(h.ctx, moved)).id).not.toBe(first.id);
});

it('a preview at Printify leaves no product behind, and its comings and goings read no catalogue', async () => {
  const deleted = h.door('printify').passed.filter((call) => call.startsWith('DELETE')).length;
  const { id } = await startMockup(h.ctx, await question('printify', 52));
  await drawn(id);
  expect(h.door('printify').passed.filter((call) => call.startsWith('DELETE'))).toHaveLength(deleted + 1);
  await h.work();
  const heard = await h.ctx.db.select().from(webhookEvents).where(like(webhookEvents.type, 'product:%'));
  expect(heard.length).toBeGreaterThan(0);
  expect(new Set(heard.map(({ state }) => state))).toEqual(new Set(['ignored']));
});

it.each(PROVIDERS)('while %s has no time it waits as long as it is told, and is drawn afterwards', async (provider) => {
  const { id } = await startMockup(h.ctx, await question(provider, 53));
  h.sandbox.world.faults.set({ api: { [provider]: { tooMany: 1 } } });
  await step(id);
  expect(await readMockup(h.ctx, id)).toMatchObject({ state: 'waiting' });
  h.sandbox.world.faults.set({});
  h.later(A_WHILE_MS);
  expect(await drawn(id)).toMatchObject({ state: 'ready' });
});

it('what stays broken is given up, and can be asked for again', async () => {
  const asked = await question('printful', 54);
  const { id } = await startMockup(h.ctx, asked);
  h.sandbox.world.faults.set({ api: { printful: { error500: 1 } } });
  for (let round = 0; round < 20; round += 1) {
    await step(id);
    h.later(A_WHILE_MS);
  }
  h.sandbox.world.faults.set({});
  expect(await readMockup(h.ctx, id)).toMatchObject({ state: 'failed' });
  expect(await startMockup(h.ctx, asked)).toMatchObject({ id, state: 'waiting' });
  expect(await drawn(id)).toMatchObject({ state: 'ready' });
});

it('two workers at one mockup ask the print shop once', async () => {
  const { id } = await startMockup(h.ctx, await question('printify', 55));
  const before = made('printify');
  await Promise.all([step(id), step(id)]);
  expect(made('printify')).toBe(before + 1);
  const [row] = await h.ctx.db.select().from(mockups).where(eq(mockups.id, id));
  expect(row).toMatchObject({ state: 'drawing' });
});

it('nobody can ask for a picture of what would be refused', async () => {
  const asked = await question('printful', 56);
  const across = { ...asked, design: { ...asked.design, x: 0 } };
  await expect(startMockup(h.ctx, across)).rejects.toMatchObject({ reason: 'design_outside' });
  await expect(startMockup(h.ctx, { ...asked, variantId: 'none' })).rejects.toThrow('not on sale');
  await expect(readMockup(h.ctx, 'none')).rejects.toThrow('no such preview');
});
