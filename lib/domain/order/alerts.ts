import type { AlertFix, Desk } from '../shop/alert-desk';

/** What may be put before a person, as a table: where it is shown, how it is called, what to do about it. */
export type AlertInfo = {
  desk: Desk;
  label: string;
  todo: string;
  fixes: readonly AlertFix[];
};

const one = (label: string, todo: string, ...fixes: AlertFix[]): AlertInfo => ({
  desk: 'attention',
  label,
  todo,
  fixes,
});
const all = (label: string, todo: string, ...fixes: AlertFix[]): AlertInfo => ({ desk: 'alerts', label, todo, fixes });

export const ALERT_INFO = {
  unsubmitted: one(
    'Paid, not submitted',
    'The customer paid and no print shop has the order. Submit it again; it is never submitted twice.',
    'retry',
  ),
  submit_refused: one(
    'Submission refused',
    'Read the reason, mend it at the print shop, then try again. After a day it is called off and the money goes back.',
    'retry',
  ),
  number_taken: one(
    'Number taken elsewhere',
    'This account holds an order of other goods under our number: another shop, or one restored from a backup, writes to it too. Ours went out under a new number. Give each shop a store of its own.',
  ),
  cancel_refused: one('Cancel refused', 'It is being made. Tell the customer, or refund it anyway.', 'resync'),
  refund_failed: one(
    'Refund failed',
    'Mend the cause and try again; a refund is never made twice. Where the bank sends it back, pay another way and close this with a note.',
    'retry',
  ),
  refund_pending: one(
    'Refund waits',
    'Stripe has not sent this money yet. Where the balance does not cover it, top it up: it then goes out by itself.',
    'resync',
  ),
  tax_refused: one(
    'Tax not recorded',
    'Stripe Tax did not take the record or the reversal. Read the reason, mend it in Stripe, then try again.',
    'retry',
  ),
  refund_missing: one(
    'Refund missing',
    'A part was canceled and its money was not sent back. Try again; it is never sent twice.',
    'retry',
  ),
  refund_approval: one(
    'Refund to approve',
    'Somebody asked for a refund above the limit. Look at the order and decide.',
  ),
  refunded_in_production: one(
    'Refunded, being made',
    'The money went back while the print shop was at work. Stop it there, or take the loss.',
    'resync',
  ),
  payment_mismatch: one(
    'Payment does not fit',
    'Stripe took another amount than the order asked for, or for another place. Nothing is printed.',
  ),
  payment_disputed: one(
    'Payment disputed',
    'The bank has taken the money back. Send it our evidence from the order before the deadline.',
  ),
  payment_warned: one(
    'Payment in doubt',
    'The bank asks, or a card network warns of fraud. What is not with a print shop waits: refund the order, or let it go on.',
  ),
  dispute_due: one('Bank waits for an answer', 'Send the evidence from the order; silence loses the money.'),
  dispute_unsent: one('Evidence refused', 'Stripe did not take it. Read the reason and answer in Stripe.', 'retry'),
  negative_margin: one(
    'Sold at a loss',
    'The print shop takes more for it than the customer paid. Cancel it while it can be stopped, and correct the price.',
    'resync',
  ),
  unknown_status: one(
    'Unknown status',
    'Look at the order at the print shop. The order keeps its status until then.',
    'resync',
  ),
  on_hold: one('On hold', 'The print shop has a question. Answer it there, then look again.', 'resync'),
  parcel_stuck: one(
    'Waits for stock',
    'An item is out of stock there. Wait, offer the customer another one, or stop it there and refund.',
    'resync',
  ),
  hold_ending: one(
    'Hold ends soon',
    'The print shop gives up what it has held for a month. Answer it there now.',
    'resync',
  ),
  fulfillment_failed: one('Could not be made', 'Mend it at the print shop or cancel and refund.', 'resync'),
  canceled_after_shipping: one(
    'Canceled after a parcel left',
    'The print shop gave up what was left. Look there what lies in the parcels, and refund the rest by line.',
    'resync',
  ),
  replacement_stopped: one(
    'Replacement not made',
    'What the customer was promised is not printed. Send it again from the order, or give the money back.',
    'order',
    'resync',
  ),
  package_returned: one(
    'Package returned',
    'Do what the customer says, from the order: send it again, or give the money back.',
    'order',
  ),
  return_unanswered: one(
    'Nobody says what to do',
    'The customer was asked about a package that came back and has not answered. Decide: send it again, or give the money back.',
    'order',
  ),
  mail_refused: one('Mail refused', 'The address does not take our mail. Reach the customer another way.', 'retry'),
  problem_report: one(
    'Problem reported',
    'The customer is not happy. Send it again, give the money back, or say no in words: on the order.',
    'order',
  ),
  withdrawal: one('Contract withdrawn', 'If it is in time, pay back within 14 days.', 'inquiries'),
  contact_message: one('Message to the shop', 'Read it and answer by mail.', 'inquiries'),
  webhook_dead: one('Message not processed', 'Read why, then try it again.', 'retry'),
  effect_stuck: one('Work given up', 'It failed too often. Mend the cause, then try again.', 'retry'),
  discrepancy: one('Books differ', 'Stripe, the print shop and we disagree about this order.', 'resync'),

  sync_failed: all('Sync step failed', 'Read the error; the next run tries it again.', 'sync_now'),
  sync_late: all('Sync does not run', 'Check that a worker or the cron runs. Start one by hand.', 'sync_now'),
  maintenance_failed: all('Maintenance step failed', 'Read the error; the next hour tries it again.', 'jobs'),
  maintenance_late: all(
    'Maintenance does not run',
    'Check that a worker or the cron runs. Until then nothing is forgotten, and nobody is asked for a rating.',
    'jobs',
  ),
  webhook_failing: all('Webhooks fail', 'Messages arrive and are refused or not processed. See the log.', 'webhooks'),
  webhook_missed: all(
    'Webhooks are missed',
    'The sync finds changes that no message told of. Repair the registration, then recover.',
    'register',
    'recover',
  ),
  webhook_silent: all(
    'Webhooks are silent',
    'Orders are open and no message came. Check the registration.',
    'register',
  ),
  shop_disconnected: all(
    'Shop disconnected',
    'Connect it again at the print shop and put the new shop number into the settings, or take its products off sale.',
    'providers',
  ),
  webhook_unregistered: all('Webhook registration', 'It is missing or points elsewhere. Repair it.', 'register'),
  provider_down: all(
    'A service does not answer',
    'Look at its status page. Everything waits and nothing is lost.',
    'providers',
  ),
  account_refused: all(
    'A service refuses our account',
    'Put a new key (or SMTP password) into the environment and start the shop again, or settle the account there. What waits then goes on by itself.',
    'providers',
  ),
  cases_waiting: all(
    'Critical cases wait for somebody',
    'Open each and say that you have it, or resolve it. Told again every day until somebody has.',
    'attention',
  ),
  key_expiring: all(
    'A key is about to expire',
    'Make a new one at the service and put it and its day into the environment before that day.',
    'providers',
  ),
  provider_errors: all('A service answers with errors', 'Look at its status page and at our key.', 'providers'),
  processing_delayed: all('Processing is late', 'Open the oldest orders and ask the print shop.', 'sync_now'),
  payment_problems: all('Payment problems', 'Mismatches, disputes and failed refunds wait for a person.', 'attention'),
  catalogue_failed: all(
    'Catalogue not read',
    'Prices and stock stay as they were. It goes on by itself where it stopped; look at the key and the status page.',
    'providers',
  ),
  catalogue_late: all(
    'Catalogue is old',
    'No reading of the whole store has come to its end for hours. Check that a worker or the cron runs.',
    'jobs',
  ),
  card_testing: all(
    'Cards are tried out',
    'Many cards are declined in a short time. Look at Stripe Radar, and block what the payments have in common.',
  ),
  attack_suspected: all(
    'Attack suspected',
    'See under Security what it is and since when. The log tells whether one network asks or many; their addresses to block stand in the log of the proxy.',
  ),
  payment_page_changed: all(
    'Payment page changed',
    'Somebody between us and the shopper may read cards. Look at proxy and CDN at once; stop selling until it is clear.',
  ),
  below_cost: all(
    'Not sold below cost',
    'Their price does not pay for printing and the payment, so they read as sold out. Raise it, or save it once more and confirm the loss.',
  ),
  catalogue_left_out: all(
    'Not put on sale',
    'Goods at the print shop have a price or a currency that cannot be sold. Correct them there; the next sync takes them.',
    'providers',
  ),
  queue_backlog: all('Work piles up', 'Check that a worker runs and what its jobs fail with.', 'jobs'),
  invariant_violated: all(
    'An invariant does not hold',
    'Something that must never be is. Look at what it names at once.',
    'sync_now',
  ),
} as const satisfies Record<string, AlertInfo>;

/** So long a refund may be on its way to the bank before a person has to know. */
export const REFUND_PENDING_DAYS = 2;

/** So long before the bank's deadline a person is told once more. */
export const DISPUTE_DUE_DAYS = 4;

export type AlertKind = keyof typeof ALERT_INFO;
export const ALERT_KINDS = Object.keys(ALERT_INFO) as AlertKind[];
/** One case each, somebody's work. */
export const CASE_KINDS = ALERT_KINDS.filter((kind) => ALERT_INFO[kind].desk === 'attention');
export const SYSTEM_KINDS = ALERT_KINDS.filter((kind) => ALERT_INFO[kind].desk === 'alerts');
/** What has to do with money. */
export const MONEY_KINDS = [
  'payment_mismatch',
  'payment_disputed',
  'payment_warned',
  'dispute_due',
  'refund_failed',
  'refund_pending',
  'refund_missing',
  'refunded_in_production',
] as const;
