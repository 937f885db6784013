import pg from 'pg';
import { draw } from '../../../packages/sandbox/core/random';
import type { Cluster, StartOptions } from '../cluster';
import { ask } from '../shopper';
import { pause, tolerate } from './tolerate';
import type { Weather } from './weather';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Longer than a statement may wait for a lock, and than a mail server may be silent. */
const FROZEN_MS = 12_000;

/** What is done to the shop in a storm, and what stands for it. */
export const BLOWS = {
  kills: 'SIGKILL of a worker',
  restarts: 'the database is stopped and started: what a failover to a standby is to its clients',
  cuts: 'all database sessions are ended in flight',
  freezes: 'a replica stands still (SIGSTOP), locks and leases in hand, and wakes up',
  locks: 'somebody holds the row of an order in an open transaction',
  deaf: 'all connections that LISTEN are lost',
  mail: 'the mail server takes connections and says nothing',
  hangs: 'a print shop or Stripe takes calls and answers none',
} as const;
export type Blow = keyof typeof BLOWS;
export type Blows = Record<Blow, number>;

type Plan = { blows: Blows; spanS: number; seed: number; replicas: number; say: (line: string) => void };

/** Deals the blows, each kind by itself, at moments the seed draws; time jumps and syncs run between them. */
export class Chaos {
  readonly dealt: Blows = { kills: 0, restarts: 0, cuts: 0, freezes: 0, locks: 0, deaf: 0, mail: 0, hangs: 0 };
  readonly #cluster: Cluster;
  readonly #plan: Plan;
  readonly #how: StartOptions;
  readonly #weather: Weather;
  #reviving: Promise<void> | null = null;
  #started = 0;

  constructor(cluster: Cluster, plan: Plan, how: StartOptions, weather: Weather) {
    this.#cluster = cluster;
    this.#plan = plan;
    this.#how = how;
    this.#weather = weather;
  }

  async run(): Promise<void> {
    const kinds = Object.keys(BLOWS) as Blow[];
    await Promise.all([
      ...kinds.map((kind) => this.#often(kind, this.#plan.blows[kind], (n) => this.#deal(kind, n))),
      this.#often('time', 6, () => this.#cluster.timePasses(6 * MINUTE_MS)),
      this.#often('sync', 4, () => ask(this.#cluster, '/sync', {})),
    ]);
  }

  /** As many as there should be, whoever asks first. Every third machine's clock is six hours wrong. */
  revive(): Promise<void> {
    this.#reviving ??= this.#revive().finally(() => {
      this.#reviving = null;
    });
    return this.#reviving;
  }

  async #revive(): Promise<void> {
    while (this.#cluster.replicas.length < this.#plan.replicas) {
      const offMs = this.#started % 3 === 0 ? (this.#started % 2 === 0 ? 6 : -6) * HOUR_MS : 0;
      this.#started += 1;
      await this.#cluster.start({ ...this.#how, clockOffMs: offMs });
    }
  }

  async #often(kind: Blow | 'time' | 'sync', count: number, act: (n: number) => Promise<unknown>): Promise<void> {
    const gapMs = (this.#plan.spanS * 1000) / (count + 1);
    for (let n = 0; n < count; n += 1) {
      await pause(gapMs * (0.5 + draw(this.#plan.seed, kind, n)));
      await tolerate(act(n));
      await this.revive();
    }
  }

  async #deal(kind: Blow, n: number): Promise<void> {
    await this.#hit(kind, n);
    this.dealt[kind] += 1;
    if (kind !== 'kills' || this.dealt.kills % 5 === 0) this.#plan.say(`${kind}: ${this.dealt[kind]}`);
  }

  #hit(kind: Blow, n: number): Promise<unknown> {
    const { replicas, kill, freeze, database, mailLine } = this.#cluster;
    const victim = replicas[Math.floor(draw(this.#plan.seed, 'victim', kind, n) * replicas.length)];
    switch (kind) {
      case 'kills':
        return victim ? kill(victim) : Promise.resolve();
      case 'restarts':
        return database.restart();
      case 'cuts':
        return this.#end('pid <> pg_backend_pid()');
      case 'deaf':
        return this.#end("query ilike 'listen %'");
      case 'freezes':
        return victim ? freeze(victim, FROZEN_MS) : Promise.resolve();
      case 'locks':
        return this.#asks(async (client) => {
          await client.query('begin');
          await client.query('select id from orders order by created_at desc limit 3 for update');
          await pause(FROZEN_MS);
          await client.query('rollback');
        });
      case 'mail':
        mailLine.set('silent');
        return pause(FROZEN_MS).finally(() => {
          // What was sent into the silence is lost, and so is the line.
          mailLine.set('closing');
          mailLine.set('through');
        });
      case 'hangs':
        return this.#weather.hangs(n % 3 === 0 ? 'printful' : n % 3 === 1 ? 'printify' : 'stripe', FROZEN_MS);
    }
  }

  #end(which: string): Promise<void> {
    const sessions = `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'shop' and ${which}`;
    return this.#asks((client) => client.query(sessions));
  }

  /** On a connection of its own, which may be cut like any other. */
  async #asks(ask: (client: pg.Client) => Promise<unknown>): Promise<void> {
    const client = new pg.Client({ connectionString: this.#cluster.database.url('shop') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await ask(client);
    } finally {
      await client.end();
    }
  }
}
