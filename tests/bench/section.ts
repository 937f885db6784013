/** One line of the table. `detail`: what else was seen. A value beyond `atMost` or below `atLeast` is a miss. */
export type Measure = {
  name: string;
  unit: 'ms' | 'kB' | '';
  value: number;
  detail?: string;
  atMost?: number;
  atLeast?: number;
};

/** A benchmark of its own: it makes what it needs and clears it away. */
export type BenchSection = { name: string; run: (say: (line: string) => void) => Promise<Measure[]> };

export function isMissed({ value, atMost, atLeast }: Measure): boolean {
  if (Number.isNaN(value)) return true;
  return (atMost !== undefined && value > atMost) || (atLeast !== undefined && value < atLeast);
}

/** Calls `work` with 0, 1, 2 … and takes the p95 of the calls in ms; the first few only warm things up. */
export async function measure(
  name: string,
  atMost: number | null,
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
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? Number.NaN;
  const detail = `p50 ${at(0.5).toFixed(1)}`;
  return { name, unit: 'ms', value: at(0.95), detail, ...(atMost === null ? {} : { atMost }) };
}
