/** One line of the table. Times are milliseconds; `targetMs` is what the p95 must not exceed. */
export type Measure = { name: string; p50Ms: number; p95Ms: number; targetMs: number | null };

/** A benchmark of its own: it makes what it needs and clears it away. */
export type BenchSection = { name: string; run: (say: (line: string) => void) => Promise<Measure[]> };

/** Calls `work` with 0, 1, 2 … and measures each call; the first few only warm things up. */
export async function measure(
  name: string,
  targetMs: number | null,
  work: (round: number) => Promise<unknown>,
  { rounds = 40, warmUp = 10 } = {},
): Promise<Measure> {
  const times: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const begun = performance.now();
    await work(Math.abs(round));
    if (round >= 0) times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0;
  return { name, p50Ms: at(0.5), p95Ms: at(0.95), targetMs };
}
