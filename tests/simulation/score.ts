import { sql } from 'drizzle-orm';
import { brokenInvariants } from '../support/invariants';
import type { Cluster } from './cluster';
import type { Healed } from './heal';
import { compareBooks } from './storm/books';
import type { Blows } from './storm/chaos';
import type { Seen } from './storm/watch';

type Facts = Healed &
  Seen & {
    seed: number;
    orders: number;
    paid: number;
    /** Customers who could not place their order however often they tried for a minute. */
    turnedAway: number;
    blows: Blows;
    totalS: number;
  };

/** A restarted database and two workers that start anew take so long. */
const OUTAGE_S = 30;

/** What is counted at the end. Everything in `broken` must be zero. */
export type Scorecard = Facts & {
  broken: {
    turned_away: number;
    lost: number;
    duplicated: number;
    refunded_wrong: number;
    stuck: number;
    regressed: number;
    wrong_money: number;
    wrongly_accepted: number;
    mails_lost: number;
    mails_doubled: number;
    /** Minor units by which our books differ from Stripe's and the print shops'. */
    books_off: number;
    /** Work that was due and that nobody took up for a minute. */
    left_waiting: number;
    /** Seconds without any answer, beyond what a database takes to come up again. */
    out_of_service: number;
    /** Orders refunded whole of which a parcel had left. */
    given_away: number;
  };
  /** Repeats of a mail under its own Message-ID, after a crash between sending and writing it down: shown once. */
  mail_repeats: number;
  delivered: number;
  canceled: number;
  refunds: number;
  webhooks: { sent: number; lost: number; forged: number };
  attention: Record<string, number>;
  details: string[];
};

/** Asks our rows, the three services and the mailbox. */
export async function score(cluster: Cluster, facts: Facts): Promise<Scorecard> {
  const { sandbox, ctx } = cluster;
  const lines = await brokenInvariants({ ctx, sandbox });
  const of = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
  const log = sandbox.world.deliveries.log;
  // On Printful's secret path nothing is signed: whoever knows it can make us look, and no more than that.
  const accepted = log.filter(
    ({ kind, url, attempts }) =>
      /forged|unsigned/.test(kind) &&
      !/\/webhooks\/printful\/./.test(url) &&
      attempts.some(({ status }) => status >= 200 && status < 300),
  );
  const books = await compareBooks(cluster);
  const ids = sandbox.mailbox.list().map(({ messageId }) => messageId);
  const [orders] = await ctx.db.execute<{ delivered: number; canceled: number }>(sql`select
    count(*) filter (where status = 'delivered')::int as delivered,
    count(*) filter (where status = 'canceled')::int as canceled from orders`);
  const open = await ctx.db.execute<{ line: string }>(sql`select
    concat_ws(' ', 'open:', order_number, status, payment_status, (select string_agg(concat_ws(' ', f.external_id, f.status,
      f.trouble, f.provider_status), ', ') from fulfillments f where f.order_id = orders.id)) as line
    from orders where canceled_at is null and payment_status in ('paid', 'partially_refunded')
      and status not in ('delivered', 'canceled', 'returned') and not exists (select 1 from alerts a
        where a.order_id = orders.id and a.state <> 'resolved')`);
  const alerts = await ctx.db.execute<{ kind: string; n: number }>(
    sql`select kind, count(*)::int as n from alerts where state <> 'resolved' group by kind order by kind`,
  );
  const discrepancies = await ctx.db.execute<{ message: string; state: string }>(
    sql`select message, state from alerts where kind in ('discrepancy', 'invariant_violated') order by last_at`,
  );
  const given = await givenAway(cluster);
  return {
    ...facts,
    broken: {
      turned_away: facts.turnedAway,
      lost: of(/^I1/),
      duplicated: of(/^I2/),
      refunded_wrong: of(/^I3/),
      stuck: of(/^I4|^I6/) + open.length + (facts.quiet ? 0 : 1),
      regressed: of(/^I5/),
      wrong_money: of(/^I7|^I8/),
      wrongly_accepted: accepted.length,
      mails_lost: of(/never arrived/),
      mails_doubled: of(/^mailed twice/),
      books_off: books.offMinor,
      left_waiting: facts.leftWaiting,
      out_of_service: Math.max(0, facts.longestOutageS - OUTAGE_S),
      given_away: given.length,
    },
    mail_repeats: ids.length - new Set(ids).size,
    delivered: orders?.delivered ?? 0,
    canceled: orders?.canceled ?? 0,
    refunds: (sandbox.stripe.dump() as { refunds: unknown[] }).refunds.length,
    webhooks: {
      sent: log.length,
      lost: log.filter(({ state }) => state === 'lost' || state === 'dropped').length,
      forged: log.filter(({ kind }) => /forged|unsigned/.test(kind)).length,
    },
    attention: Object.fromEntries(alerts.map(({ kind, n }) => [kind, n])),
    details: [
      ...lines.slice(0, 50),
      ...books.lines.slice(0, 50),
      ...given,
      ...open.map(({ line }) => line),
      ...discrepancies.map(({ message, state }) => `alert (${state}) ${message}`),
    ],
  };
}

/** A print shop canceled what was left of it, and the shopper has both the money and a parcel: nobody asked for that. */
async function givenAway({ ctx, sandbox }: Cluster): Promise<string[]> {
  const canceled = [sandbox.printful, sandbox.printify].flatMap((service) =>
    service.orders().filter(({ status, shipments }) => /cancel/.test(status) && shipments.length > 0),
  );
  const rows = await ctx.db.execute<{ number: string }>(sql`select o.order_number as number from orders o
    join fulfillments f on f.order_id = o.id
    where f.external_id = any(${sql.param(canceled.map(({ externalId }) => externalId ?? ''))}::text[])
      and o.refunded_minor = o.total_minor and o.cancel_requested_at is null
      and (select count(*) from fulfillments each where each.order_id = o.id) = 1`);
  return rows.map(({ number }) => `${number} was refunded whole, and a parcel of it had left`);
}

export function invariantsHold({ broken }: Scorecard): boolean {
  return Object.values(broken).every((count) => count === 0);
}
