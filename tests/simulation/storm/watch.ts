import { sql } from 'drizzle-orm';
import { OUTBOX_QUEUES } from '@/db/queue';
import type { Cluster } from '../cluster';
import { pause } from './tolerate';

const ASK_EVERY_MS = 500;
const ANSWER_MS = 2_000;
const COUNT_EVERY_MS = 3_000;
const WAITS_MS = 60_000;

export type Seen = { longestOutageS: number; leftWaiting: number };

/** Looks on in real time, as a shopper and as whoever is on duty would: does the shop answer, and is work taken up? */
export class Watch {
  readonly #cluster: Cluster;
  readonly #over = new AbortController();
  #silentSinceMs: number | null = null;
  #longestMs = 0;
  #due = new Map<string, number>();
  readonly #waited = new Set<string>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    void this.#again(ASK_EVERY_MS, () => this.#ask());
    void this.#again(COUNT_EVERY_MS, () => this.#count());
  }

  stop(): Seen {
    this.#over.abort();
    this.#answered(false);
    return { longestOutageS: Math.round(this.#longestMs / 1000), leftWaiting: this.#waited.size };
  }

  async #again(everyMs: number, look: () => Promise<void>): Promise<void> {
    while (!this.#over.signal.aborted) {
      await look();
      await pause(everyMs);
    }
  }

  async #ask(): Promise<void> {
    const url = `${this.#cluster.appUrl}/alive`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
    if (!this.#over.signal.aborted) this.#answered(answer?.ok ?? false);
  }

  #answered(well: boolean): void {
    const nowMs = performance.now();
    if (this.#silentSinceMs !== null) this.#longestMs = Math.max(this.#longestMs, nowMs - this.#silentSinceMs);
    this.#silentSinceMs = well ? null : (this.#silentSinceMs ?? nowMs);
  }

  /** Jobs that are due and that nobody has taken, by the time this process has seen them so. */
  async #count(): Promise<void> {
    const nowMs = performance.now();
    const rows = await this.#cluster.ctx.db
      .execute<{ id: string }>(sql`select id from pgboss.job where name in ${['webhook', ...OUTBOX_QUEUES]}
        and state in ('created', 'retry') and start_after <= pgboss.job_now() limit 2000`)
      .catch(() => null);
    // Nobody can say what waits while the database is away.
    if (rows === null) return;
    this.#due = new Map(rows.map(({ id }) => [id, this.#due.get(id) ?? nowMs]));
    for (const [id, sinceMs] of this.#due) if (nowMs - sinceMs > WAITS_MS) this.#waited.add(id);
  }
}
