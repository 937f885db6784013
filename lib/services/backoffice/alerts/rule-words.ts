import { formatMoney } from '@/lib/domain/money/money';

/** What people on duty read, from what the rules found. Nothing here is decided, and nothing is decided by it. */

/** `one try`, `3 tries`. */
function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

/** As a sentence of its own, whether or not it came with a full stop. */
const sentence = (words: string) => `${words.replace(/\.+$/, '')}.`;
const plain = (name: string) => name.replaceAll('_', ' ');
/** `2026-11-30 07:15 UTC`. */
const minuteOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The newest effect that was to do it; all null where none was ever owed. */
type Tried = { state: string | null; attempts: number | null; note: string | null };

const tries = (attempts: number | null) => counted(attempts ?? 0, 'try', 'tries');

/** `: nothing was owed.`, `, after 3 tries: no answer so far.` */
function standing({ state, attempts, note }: Tried, { none, waiting }: { none: string; waiting: string }): string {
  if (state === null) return `: ${none}.`;
  if (state === 'pending') return `${waiting}, after ${tries(attempts)}: ${sentence(note ?? 'no answer so far')}`;
  return `: ${sentence(note ?? 'no reason was kept')}`;
}

export type Unsubmitted = Tried & { orderNumber: string; provider: string | null };
export function sayUnsubmitted(found: Unsubmitted): string {
  const where = found.provider ?? 'any print shop';
  const how = standing(found, { none: 'nothing was owed to them', waiting: ' yet' });
  return `${found.orderNumber} is paid and not with ${where}${how}`;
}

export type Unrefunded = Tried & { part: string };
export function sayUnrefunded(found: Unrefunded): string {
  const how = standing(found, { none: 'no refund was owed', waiting: '' });
  return `${found.part} was canceled and its money has not gone back${how}`;
}

export type PendingRefund = {
  orderNumber: string;
  amountMinor: number;
  currency: string;
  reason: string | null;
  sinceMs: number;
};
export function sayPendingRefund({ orderNumber, amountMinor, currency, reason, sinceMs }: PendingRefund): string {
  const why = reason === null ? '' : ` (${plain(reason)})`;
  return `${formatMoney(amountMinor, currency)} of ${orderNumber} is on its way back since ${minuteOf(sinceMs)} and has not arrived${why}.`;
}

export type DueDispute = { orderNumber: string; amountMinor: number; currency: string; dueMs: number };
export const sayDueDispute = ({ orderNumber, amountMinor, currency, dueMs }: DueDispute) =>
  `The bank waits until ${minuteOf(dueMs)} for our evidence about ${formatMoney(amountMinor, currency)} of ${orderNumber}. Silence loses it.`;

export type EndingHold = { part: string; label: string; reason: string | null; endsMs: number };
export const sayEndingHold = ({ part, label, reason, endsMs }: EndingHold) =>
  `${label} gives up ${part} at ${minuteOf(endsMs)} if it stays on hold${reason === null ? '.' : `: ${sentence(reason)}`}`;

export const sayUnansweredReturn = ({ part }: { part: string }) =>
  `The customer has not said for two weeks what to do with a package of ${part} that came back.`;

export type HeldBack = { products: number; variants: number; first: string };
export const sayHeldBack = ({ products, variants, first }: HeldBack) =>
  `${counted(variants, 'variant', 'variants')} of ${counted(products, 'product', 'products')} would be sold for less than they cost, the first of ${first}.`;

export type DeadMessage = { source: string; type: string; note: string | null };
export const sayDeadMessage = ({ source, type, note }: DeadMessage) =>
  `A message of ${source} (${type}) could not be processed: ${sentence(note ?? 'no reason was kept')}`;

export type StuckEffect = Tried & { effect: string; orderNumber: string | null };
export function sayStuckEffect({ effect, orderNumber, state, attempts, note }: StuckEffect): string {
  const what = `The ${plain(effect)}${orderNumber === null ? '' : ` of ${orderNumber}`}`;
  const how = state === 'pending' ? 'is still not done after' : 'was given up after';
  return `${what} ${how} ${tries(attempts)}: ${sentence(note ?? 'no reason was kept')}`;
}

export type Waiting = { service: string; tasks: number; attempts: number; lastAnswer: string };
export function sayWaiting({ service, tasks, attempts, lastAnswer }: Waiting): string {
  const wait = counted(tasks, 'task waits', 'tasks wait');
  return `${service} does not do what we ask: ${wait}, tried up to ${attempts} times. Last answer: ${lastAnswer}`;
}

export type ErrorRate = { service: string; failed: number; calls: number };
export const sayErrorRate = ({ service, failed, calls }: ErrorRate) =>
  `${service} answered ${failed} of ${calls} calls with an error in the last ten minutes.`;

export type Failing = { source: string; turnedAway: number; unprocessed: number };
export function sayFailing({ source, turnedAway, unprocessed }: Failing): string {
  const away = counted(turnedAway, 'message was turned away', 'messages were turned away');
  const stored = counted(unprocessed, 'was stored and not processed', 'were stored and not processed');
  return `${source}: ${away} in the last hour and ${stored}.`;
}

export type Missed = { service: string; changes: number; heardAtMs: number | null };
export function sayMissed({ service, changes, heardAtMs }: Missed): string {
  const found = counted(changes, 'change', 'changes');
  return heardAtMs === null
    ? `The sync found ${found} at ${service} that no message told of; none has ever arrived.`
    : `The sync found ${found} at ${service} that no message told of, since the last one arrived at ${minuteOf(heardAtMs)}.`;
}

export type Silent = { provider: string; hours: number; open: number };
export function saySilent({ provider, hours, open }: Silent): string {
  const waiting = counted(open, 'of its orders is', 'of its orders are');
  return `${provider} has sent nothing for ${counted(hours, 'hour', 'hours')} while ${waiting} open.`;
}

export type Unregistered = { source: string; detail: string };
export const sayUnregistered = ({ source, detail }: Unregistered) => `${source}: ${sentence(detail)}`;

export type NoRun = { called: string; lastAtMs: number | null };
export const sayNoRun = ({ called, lastAtMs }: NoRun) =>
  `No ${called} has finished ${lastAtMs === null ? 'yet' : `since ${minuteOf(lastAtMs)}`}.`;

export type Late = { provider: string; status: string; parts: number; oldest: string };
export function sayLate({ provider, status, parts, oldest }: Late): string {
  const are = parts === 1 ? `One part at ${provider} is` : `${parts} parts at ${provider} are`;
  return `${are} "${plain(status)}" for too long, the oldest is ${oldest}.`;
}

export type MoneyProblems = { alert: string; open: number; oldest: string };
export const sayMoneyProblems = ({ alert, open, oldest }: MoneyProblems) =>
  `${open} open: ${plain(alert)}. Oldest: ${oldest}`;

export type Backlog = { queue: string; jobs: number; minutes: number };
export function sayBacklog({ queue, jobs, minutes }: Backlog): string {
  const wait = jobs === 1 ? `One job in "${queue}" waits` : `${jobs} jobs in "${queue}" wait`;
  return `${wait}, the oldest for ${counted(minutes, 'minute', 'minutes')}.`;
}

export const sayKeyEnds = ({ service, days, endsAt }: { service: string; days: number; endsAt: Date }) =>
  days < 0
    ? `The key of ${service} ended on ${endsAt.toISOString().slice(0, 10)}.`
    : `The key of ${service} ends on ${endsAt.toISOString().slice(0, 10)}, in ${counted(days, 'day', 'days')}. After that nothing is handed over to it.`;

export type CasesWait = { cases: number; sinceMs: number; oldest: string };
export const sayCasesWait = ({ cases, sinceMs, oldest }: CasesWait) =>
  `${counted(cases, 'critical case waits', 'critical cases wait')} for somebody, the oldest since ${minuteOf(sinceMs)}: ${sentence(oldest)}`;

export const sayAttack = ({ label, count, most }: { label: string; count: number; most: string }) =>
  `${label}: ${counted(count, 'time', 'times')} in 15 minutes, mostly “${most}”.`;
export const sayTakenOut = ({ count }: { count: number }) =>
  `One of the staff took out or erased data or changed roles ${counted(count, 'time', 'times')} within an hour.`;

export type CardTesting = { declined: number; orders: number; paid: number };
export const sayCardTesting = ({ declined, orders, paid }: CardTesting) =>
  `${counted(declined, 'card was', 'cards were')} declined in 15 minutes, on ${counted(orders, 'order', 'orders')}; ${counted(paid, 'payment', 'payments')} went through.`;
