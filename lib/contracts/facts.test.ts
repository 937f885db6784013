import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import { type Facts, toAnswer, toFacts } from './facts';

const answer = z.object({
  order_number: z.string(),
  placed_at: z.iso.datetime(),
  shipped_at: z.nullable(z.iso.datetime()),
  events_24h: z.int(),
  rating: z.optional(z.int()),
  parts: z.array(z.object({ pod_order_id: z.nullable(z.string()), postalCode: z.string() })),
  options: z.record(z.string(), z.string()),
});
const facts = {
  orderNumber: 'FBZ1',
  placedAt: new Date('2026-01-02T03:04:05.678Z'),
  shippedAt: null,
  events24h: 3,
  parts: [{ podOrderId: null, postalCode: '94105' }],
  options: { frame_colour: 'black' },
};

describe('the translation between our words and those of HTTP', () => {
  it('tells facts under the names of the contract, moments as ISO text, and keys that are data as they are', () => {
    const told = toAnswer(answer, facts);
    expect(told).toEqual({
      order_number: 'FBZ1',
      placed_at: '2026-01-02T03:04:05.678Z',
      shipped_at: null,
      events_24h: 3,
      parts: [{ pod_order_id: null, postalCode: '94105' }],
      options: { frame_colour: 'black' },
    });
    expect(answer.parse(told)).toEqual(told);
  });

  it('tells nothing that the contract does not name', () => {
    const more = { ...facts, passwordHash: 'secret', parts: [{ podOrderId: null, postalCode: '1', costMinor: 5 }] };
    expect(JSON.stringify(toAnswer(answer, more))).not.toMatch(/secret|cost/i);
  });

  it('writes the fields in the order of the contract, whatever order the facts came in', () => {
    const turned = Object.fromEntries(Object.entries(facts).toReversed()) as typeof facts;
    expect(JSON.stringify(toAnswer(answer, turned))).toBe(JSON.stringify(toAnswer(answer, facts)));
  });

  it('takes an input in our words, its variants too, and leaves out what was not sent', () => {
    const input = z.strictObject({
      dry_run: z.optional(z.boolean()),
      since: z.iso.datetime(),
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('full') }),
        z.strictObject({ kind: z.literal('lines'), lines: z.array(z.strictObject({ item_id: z.string() })) }),
      ]),
    });
    const sent = { since: '2026-01-02T00:00:00Z', what: { kind: 'lines', lines: [{ item_id: 'a' }] } };
    expect(toFacts(input, input.parse(sent))).toStrictEqual({
      since: new Date('2026-01-02T00:00:00Z'),
      what: { kind: 'lines', lines: [{ itemId: 'a' }] },
    });
    type What = { kind: 'full' } | { kind: 'lines'; lines: { itemId: string }[] };
    expectTypeOf<Facts<typeof input>>().toEqualTypeOf<{ dryRun?: boolean | undefined; since: Date; what: What }>();
  });
});
