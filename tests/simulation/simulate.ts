import { draw } from '../../packages/sandbox/core/random';
import { type Cluster, startCluster } from './cluster';
import { heal } from './heal';
import { type Scorecard, score } from './score';
import { ask, openShop, pay, place, type Script, writeScripts } from './shopper';

export type Simulation = {
  orders: number;
  seed: number;
  /** Real seconds over which the orders come in. */
  spanS: number;
  replicas: number;
  kills: number;
  restarts: number;
  forgetLookUp: boolean;
  say: (line: string) => void;
};

const MINUTE_MS = 60_000;

/** What goes wrong at the services and on the way from them, more than one call in ten. */
const FAULTS = (seed: number) => ({
  seed,
  api: Object.fromEntries(
    ['stripe', 'printful', 'printify'].map((service) => [
      service,
      { error500: 0.03, tooMany: 0.02, hang: 0.001, lostAnswer: 0.05 },
    ]),
  ),
  webhooks: Object.fromEntries(
    ['stripe', 'printful', 'printify'].map((service) => [
      service,
      { drop: 0.08, duplicate: 0.12, reorder: 0.12, delay: 0.1, delayMs: MINUTE_MS, forge: 0.06, unsigned: 0.04 },
    ]),
  ),
});

/**
 * Runs orders through a shop of several replicas while services fail, webhooks go astray, workers and the database
 * are killed and time jumps; then lets everything calm down and counts. The same seed draws the same plan: scripts,
 * faults per call, times of kills. What meets what still depends on the machine, as it does in life.
 */
export async function simulate(plan: Simulation): Promise<Scorecard> {
  const startedAt = Date.now();
  const cluster = await startCluster({ timeScale: 60, autopilot: true });
  try {
    const shop = await openShop(cluster.ctx);
    const how = plan.forgetLookUp ? { forgetLookUp: true } : {};
    for (let n = 0; n < plan.replicas; n += 1) await cluster.start(how);
    plan.say(`${plan.replicas} replicas on one database, seed ${plan.seed}`);
    const scripts = writeScripts(plan.orders, plan.seed, plan.spanS * 1000);
    // The carts are priced before anything fails: prices are not what is tested here.
    const checkouts = new Map<number, object>();
    for (const script of scripts) checkouts.set(script.n, await shop.checkout(script));
    cluster.sandbox.world.faults.set(FAULTS(plan.seed));

    const chaos = new Chaos(cluster, plan, how);
    const lived = await Promise.all([
      chaos.run(),
      ...scripts.map((script) => live(cluster, script, checkouts.get(script.n) ?? {}, plan.seed)),
    ]).then(([, ...paid]) => paid);
    plan.say(
      `${lived.filter((paid) => paid === 'paid').length} of ${plan.orders} orders paid, ${chaos.kills} workers killed`,
    );

    cluster.sandbox.world.faults.set({});
    const healed = await heal(cluster, plan.say, {
      revive: async () => {
        while (cluster.replicas.length < plan.replicas) await cluster.start(how);
      },
    });
    return await score(cluster, {
      ...healed,
      seed: plan.seed,
      orders: plan.orders,
      paid: lived.filter((paid) => paid === 'paid').length,
      turnedAway: lived.filter((paid) => paid === 'turned_away').length,
      kills: chaos.kills,
      restarts: chaos.restarts,
      totalS: Math.round((Date.now() - startedAt) / 1000),
    });
  } finally {
    await cluster.stop();
  }
}

/** One customer from cart to twist. */
async function live(
  cluster: Cluster,
  script: Script,
  checkout: object,
  seed: number,
): Promise<'paid' | 'left' | 'turned_away'> {
  await pause(script.startsMs);
  const order = await place(cluster, checkout, script, seed);
  if (!order) return 'turned_away';
  // Whether the browser ever hears of it or not, the order's page is asked for now and then.
  const paid = await pay(cluster, order, script);
  if (script.n % 3 === 0) await tolerate(ask(cluster, '/returned', { orderId: order.orderId }));
  if (script.twist !== 'none') {
    await pause(script.afterMs);
    await twist(cluster, order, script);
  }
  return paid ? 'paid' : 'left';
}

async function twist(cluster: Cluster, order: { orderId: string; paymentIntentId: string }, script: Script) {
  const { sandbox } = cluster;
  const dashboard = sandbox.stripe.control['refundInDashboard'];
  const theirs = async () => {
    const rows = await cluster.ctx.db.query.fulfillments.findMany({
      where: (part, { eq }) => eq(part.orderId, order.orderId),
    });
    return rows.flatMap(({ provider, podOrderId }) =>
      podOrderId && (provider === 'printful' || provider === 'printify')
        ? [{ service: sandbox[provider], id: podOrderId }]
        : [],
    );
  };
  switch (script.twist) {
    case 'none':
      return;
    case 'customer_cancels':
      return tolerate(ask(cluster, '/cancel', { orderId: order.orderId, by: 'customer' }));
    case 'staff_cancels':
      return tolerate(ask(cluster, '/cancel', { orderId: order.orderId, by: 'staff', refundUnstoppable: true }));
    case 'refunded_in_dashboard':
      return tolerate(async () => dashboard?.({ id: order.paymentIntentId }));
    case 'partly_refunded_in_dashboard':
      return tolerate(async () => dashboard?.({ id: order.paymentIntentId, amount: 300 }));
    case 'provider_cancels':
      return tolerate(async () => (await theirs()).slice(0, 1).map(({ service, id }) => service.act(id, 'cancel')));
    case 'provider_fails':
      return tolerate(async () => (await theirs()).slice(0, 1).map(({ service, id }) => service.act(id, 'fail')));
    case 'provider_holds':
      return tolerate(async () => {
        for (const { service, id } of await theirs()) service.act(id, 'hold');
        await pause(2_000);
        for (const { service, id } of await theirs()) service.act(id, 'release');
      });
  }
}

/** Kills workers, restarts the database, lets time jump: at moments the seed draws. */
class Chaos {
  kills = 0;
  restarts = 0;
  readonly #cluster: Cluster;
  readonly #plan: Simulation;
  readonly #how: { forgetLookUp?: boolean };

  constructor(cluster: Cluster, plan: Simulation, how: { forgetLookUp?: boolean }) {
    this.#cluster = cluster;
    this.#plan = plan;
    this.#how = how;
  }

  async run(): Promise<void> {
    const { kills, restarts, spanS, seed } = this.#plan;
    const gapMs = (spanS * 1000) / (kills + 1);
    for (let n = 0; n < kills; n += 1) {
      await pause(gapMs * (0.5 + draw(seed, 'kill', n)));
      const alive = this.#cluster.replicas;
      const victim = alive[Math.floor(draw(seed, 'victim', n) * alive.length)];
      if (victim) {
        await this.#cluster.kill(victim);
        this.kills += 1;
      }
      if (restarts > 0 && n % Math.ceil(kills / (restarts + 1)) === 3 && this.restarts < restarts) {
        await this.#cluster.database.restart();
        this.restarts += 1;
        this.#plan.say('the database was restarted');
      }
      // One may also have ended by itself, when the database went away under it.
      while (this.#cluster.replicas.length < this.#plan.replicas) await this.#cluster.start(this.#how);
      if (n % 4 === 1) await tolerate(this.#cluster.timePasses(6 * MINUTE_MS));
      if (n % 6 === 2) await tolerate(ask(this.#cluster, '/sync', {}));
      if (n % 5 === 0) this.#plan.say(`${this.kills} workers killed so far`);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** In the storm things may fail for whoever tries them; what must never happen is counted at the end. */
async function tolerate(work: Promise<unknown> | (() => Promise<unknown>)): Promise<void> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch {
    // The customer, the clerk or the scheduler did not get an answer. They may try again, or not.
  }
}
