import { type Cluster, startCluster } from './cluster';
import { heal } from './heal';
import { type Scorecard, score } from './score';
import { ask, openShop, pay, place } from './shopper';
import { type Blows, Chaos } from './storm/chaos';
import { type Script, writeScripts } from './storm/scripts';
import { pause, tolerate } from './storm/tolerate';
import { Twists } from './storm/twists';
import { Watch } from './storm/watch';
import { Weather } from './storm/weather';

export type Simulation = {
  orders: number;
  seed: number;
  /** Real seconds over which the orders come in. */
  spanS: number;
  replicas: number;
  blows: Blows;
  /** One of `SAFEGUARDS`. */
  forget: string | undefined;
  say: (line: string) => void;
};

/** Beside the usual goods: some in a currency without decimals, and some in one with three, which is not sold. */
const STORE = {
  printful: [
    {
      like: 'fbz-morning-loop-tee',
      name: 'Tee in yen',
      set: { 'sync_variants.*.currency': 'JPY', 'sync_variants.*.retail_price': '5900' },
    },
    { like: 'fbz-morning-loop-tee', name: 'Tee in dinars', set: { 'sync_variants.*.currency': 'KWD' } },
  ],
};

/**
 * Runs orders through a shop of several replicas while services fail, webhooks go astray, workers and the database
 * are killed and time jumps; then lets everything calm down and counts. The same seed draws the same plan: scripts,
 * faults per call, times of blows. What meets what still depends on the machine, as it does in life.
 */
export async function simulate(plan: Simulation): Promise<Scorecard> {
  const startedAt = Date.now();
  const cluster = await startCluster({ timeScale: 60, autopilot: true, store: STORE });
  try {
    const shop = await openShop(cluster.ctx);
    const weather = new Weather(cluster.sandbox, plan.seed);
    const chaos = new Chaos(cluster, plan, { forget: plan.forget }, weather);
    await chaos.revive();
    plan.say(`${plan.replicas} replicas on one database, seed ${plan.seed}`);
    const scripts = writeScripts(plan.orders, plan.seed, plan.spanS * 1000);
    // The carts are priced before anything fails: prices are not what is tested here.
    const checkouts = new Map<number, object>();
    for (const script of scripts) checkouts.set(script.n, await shop.checkout(script));
    weather.rough();

    const watch = new Watch(cluster);
    try {
      const twists = new Twists(cluster);
      const lives = scripts.map((script) => live({ cluster, twists, seed: plan.seed }, script, checkouts));
      const [lived] = await Promise.all([Promise.all(lives), chaos.run()]);
      const paid = lived.filter((how) => how === 'paid').length;
      plan.say(`${paid} of ${plan.orders} orders paid`);

      weather.calm();
      await twists.topUp();
      const healed = await heal(cluster, plan.say, { revive: () => chaos.revive() });
      return await score(cluster, {
        ...healed,
        ...watch.stop(),
        seed: plan.seed,
        orders: plan.orders,
        paid,
        turnedAway: lived.filter((how) => how === 'turned_away').length,
        blows: chaos.dealt,
        totalS: Math.round((Date.now() - startedAt) / 1000),
      });
    } finally {
      watch.stop();
    }
  } finally {
    await cluster.stop();
  }
}

type Shop = { cluster: Cluster; twists: Twists; seed: number };

/** One customer from cart to twist. */
async function live(
  { cluster, twists, seed }: Shop,
  script: Script,
  checkouts: ReadonlyMap<number, object>,
): Promise<'paid' | 'left' | 'turned_away'> {
  await pause(script.startsMs);
  const order = await place(cluster, checkouts.get(script.n) ?? {}, script, seed);
  if (!order) return 'turned_away';
  // Whether the browser ever hears of it or not, the order's page is asked for now and then.
  const paid = await pay(cluster, order, script);
  if (script.n % 3 === 0) await tolerate(ask(cluster, '/returned', { orderId: order.orderId }));
  await pause(script.afterMs);
  await twists.play(order, script);
  return paid ? 'paid' : 'left';
}
