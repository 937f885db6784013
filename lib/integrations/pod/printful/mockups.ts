import { z } from 'zod';
import { heightOf } from '@/lib/domain/catalogue/design';
import type { MockupOutcome, MockupRequest, PrintFile } from '@/lib/domain/order/pod';
import type { PrintfulClient } from './client';

/** "Check back in ten seconds at the soonest". */
const FIRST_LOOK_MS = 10_000;
const WIDTH_PX = 1000;

const taskAnswer = z.object({
  task_key: z.string().min(1),
  status: z.string(),
  error: z.string().nullish(),
  mockups: z
    .array(
      z.object({
        variant_ids: z.array(z.int()),
        mockup_url: z.string(),
        extra: z.array(z.object({ url: z.string() })).nullish(),
      }),
    )
    .nullish(),
});

/** Pixels of the print file; a picture that crosses its area is refused there, so nothing is rounded outwards. */
export function toPosition({ widthPx, heightPx, placement, area }: PrintFile) {
  const file = { widthPx, heightPx };
  const width = Math.min(area.widthPx, Math.round(placement.scale * area.widthPx));
  const height = Math.min(area.heightPx, Math.round(heightOf(placement, file, area) * area.heightPx));
  const within = (start: number, most: number) => Math.min(most, Math.max(0, Math.round(start)));
  return {
    area_width: area.widthPx,
    area_height: area.heightPx,
    width,
    height,
    top: within(placement.y * area.heightPx - height / 2, area.heightPx - height),
    left: within(placement.x * area.widthPx - width / 2, area.widthPx - width),
  };
}

export async function startMockup(client: PrintfulClient, request: MockupRequest): Promise<string> {
  const { providerData, print } = request;
  const task = await client.call(taskAnswer, {
    method: 'POST',
    path: `/mockup-generator/create-task/${Number(providerData.catalogProductId)}`,
    body: {
      variant_ids: [Number(providerData.catalogVariantId)],
      format: 'jpg',
      width: WIDTH_PX,
      files: [{ placement: print.area.position, image_url: print.url, position: toPosition(print) }],
    },
  });
  return task.task_key;
}

export async function readMockup(
  client: PrintfulClient,
  key: string,
  { providerData }: MockupRequest,
): Promise<MockupOutcome> {
  const path = '/mockup-generator/task';
  const task = await client.find(taskAnswer, { method: 'GET', path, query: { task_key: key } });
  if (!task) return { state: 'failed', reason: 'Printful no longer knows the task.' };
  if (task.status === 'failed') return { state: 'failed', reason: task.error ?? 'Printful could not draw it.' };
  if (task.status !== 'completed') return { state: 'drawing', retryAfterMs: FIRST_LOOK_MS };
  const shown = task.mockups?.filter(({ variant_ids }) => variant_ids.includes(Number(providerData.catalogVariantId)));
  const pictures = shown?.flatMap(({ mockup_url, extra }) => [mockup_url, ...(extra ?? []).map(({ url }) => url)]);
  return pictures?.length ? { state: 'ready', pictures } : { state: 'failed', reason: 'Printful drew no picture.' };
}
