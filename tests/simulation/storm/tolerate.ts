export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** In the storm things may fail for whoever tries them; what must never happen is counted at the end. */
export async function tolerate(work: Promise<unknown> | (() => Promise<unknown>)): Promise<void> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch {
    // The customer, the clerk or the scheduler did not get an answer. They may try again, or not.
  }
}
