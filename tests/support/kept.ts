import { expect } from 'vitest';
import type { Harness } from './harness';
import { brokenInvariants } from './invariants';

/** After each test of a file that shares one harness: nothing fails any more, and every promise was kept. */
export async function expectKept(h: Harness): Promise<void> {
  h.sandbox.world.faults.set({});
  expect(await brokenInvariants(h)).toEqual([]);
}

/** The end of a test that had a harness of its own: every promise was kept. Closes the harness either way. */
export async function closeKept(h: Harness): Promise<void> {
  try {
    expect(await brokenInvariants(h)).toEqual([]);
  } finally {
    await h.close();
  }
}
