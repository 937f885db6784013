import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../core/clock';
import { createWorld } from '../core/world';
import { TestShop } from '../tests/test-sandbox';
import { Autopilot } from './autopilot';

const SECOND_MS = 1000;
const LOOK_MS = 5 * SECOND_MS;
const running: { autopilot: Autopilot; clock: Clock }[] = [];
afterEach(() => {
  for (const { autopilot, clock } of running.splice(0)) {
    autopilot.stop();
    clock.stop();
  }
});

function begin() {
  const world = createWorld({ origin: () => 'http://127.0.0.1' });
  const shop = new TestShop('printful', world);
  const autopilot = new Autopilot(world.clock, [shop]);
  running.push({ autopilot, clock: world.clock });
  return { shop, autopilot, clock: world.clock };
}

describe('autopilot', () => {
  it('takes an order from paid to delivered in one jump, each step after its delay', () => {
    const { shop, autopilot, clock } = begin();
    shop.place('1', 1);
    const startMs = clock.now();
    autopilot.start();
    clock.advance(10 * 60 * SECOND_MS);
    expect(shop.done.map(({ action }) => action)).toEqual(['accept', 'produce', 'ship_all', 'deliver']);
    const delays = shop.done.map(({ atMs }, index) => atMs - (shop.done[index - 1]?.atMs ?? startMs));
    for (const [index, leastMs] of [20, 60, 120, 180].map((seconds) => seconds * SECOND_MS).entries()) {
      expect(delays[index]).toBeGreaterThanOrEqual(leastMs);
      expect(delays[index]).toBeLessThanOrEqual(leastMs + 2 * LOOK_MS);
    }
  });

  it('ships an order of several items in two parcels', () => {
    const { shop, autopilot, clock } = begin();
    shop.place('1', 3);
    autopilot.start();
    clock.advance(20 * 60 * SECOND_MS);
    expect(shop.done.map(({ action }) => action)).toEqual(['accept', 'produce', 'ship_some', 'ship_all', 'deliver']);
  });

  it('does nothing before it is on nor after it is off', () => {
    const { shop, autopilot, clock } = begin();
    shop.place('1', 1);
    clock.advance(3_600 * SECOND_MS);
    autopilot.start();
    autopilot.stop();
    clock.advance(3_600 * SECOND_MS);
    expect(shop.done).toEqual([]);
    expect(autopilot.on).toBe(false);
  });

  it('uses the delays it is given and its own for the rest', () => {
    const { shop, autopilot, clock } = begin();
    shop.place('1', 1);
    autopilot.start({ accept: 3_600 * SECOND_MS });
    clock.advance(3_500 * SECOND_MS);
    expect(shop.done).toEqual([]);
    clock.advance(200 * SECOND_MS);
    expect(shop.done.map(({ action }) => action)).toEqual(['accept', 'produce']);
  });
});
