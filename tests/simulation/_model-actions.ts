import fc from 'fast-check';
import { CRASH_POINTS, type CrashPoint } from '@/lib/engine/crash-points';
import type { ApiFault, ServiceName } from '../../packages/sandbox/core/faults';
import { ORDER_ACTIONS, type OrderAction } from '../../packages/sandbox/core/world';

/** Test cards of Stripe's, by what becomes of a payment with them. */
export const CARDS = {
  'a good card': '4242424242424242',
  'a card that is declined': '4000000000000002',
  'a card that asks for 3-D Secure': '4000002760003184',
  'a card whose bank disputes at once': '4000000000000259',
  'a card whose refunds take a while': '4000000000007726',
  'a card whose refunds fail': '4000000000005126',
} as const;
export type Card = keyof typeof CARDS;

export type WebhookFault = 'drop' | 'duplicate' | 'reorder' | 'delay' | 'forge' | 'unsigned';

/** One thing that somebody does or that happens. `order` is 0 for the first checkout, 1 for the second. */
export type Action =
  | { do: 'check out'; order: number }
  | { do: 'change the cart'; order: number }
  | { do: 'pay'; order: number; card: Card }
  | { do: 'challenge'; order: number; outcome: 'complete' | 'fail' }
  | { do: 'cancel'; order: number; by: 'customer' | 'staff'; everything: boolean }
  | { do: 'work'; jobs: number }
  | { do: 'die'; point: CrashPoint }
  | { do: 'wake' }
  | { do: 'sync' }
  | { do: 'resync'; order: number }
  | { do: 'recover' }
  | { do: 'redrive' }
  | { do: 'wait'; minutes: number }
  | { do: 'provider'; provider: 'printful' | 'printify'; act: OrderAction | 'next' }
  | { do: 'lose job' }
  | { do: 'refund in dashboard'; order: number; whole: boolean }
  | { do: 'fail refund' }
  | { do: 'open dispute'; order: number }
  | { do: 'close dispute'; outcome: 'won' | 'lost' }
  | { do: 'resend'; nth: number }
  | { do: 'spoil calls'; service: ServiceName; fault: ApiFault; rate: number; seed: number }
  | { do: 'spoil webhooks'; service: ServiceName; faults: WebhookFault[]; rate: number; seed: number }
  | { do: 'heal' };

const order = fc.constantFrom(0, 0, 0, 0, 1);
const service = fc.constantFrom<ServiceName>('stripe', 'printful', 'printify');
const card = fc.constantFrom<Card>('a good card', 'a good card', 'a good card', ...(Object.keys(CARDS) as Card[]));
const seed = fc.integer({ min: 1, max: 9 });
const spoilCalls = fc.record({
  do: fc.constant('spoil calls'),
  service,
  fault: fc.constantFrom('lostAnswer', 'lostAnswer', 'error500', 'tooMany'),
  rate: fc.constantFrom(0.3, 0.6, 1),
  seed,
}) as fc.Arbitrary<Action>;
const spoilWebhooks = fc.record({
  do: fc.constant('spoil webhooks'),
  service,
  faults: fc.subarray<WebhookFault>(['drop', 'duplicate', 'reorder', 'delay', 'forge', 'unsigned'], { minLength: 1 }),
  rate: fc.constantFrom(0.5, 1),
  seed,
}) as fc.Arbitrary<Action>;
const every = (weight: number, arbitrary: fc.Arbitrary<Action>) => ({ weight, arbitrary });
const just = (action: Action) => fc.constant(action);

/** Everything that can happen, often what brings an order on. The simplest come first: shrinking goes there. */
const action: fc.Arbitrary<Action> = fc.oneof(
  every(14, just({ do: 'work', jobs: 99 })),
  every(4, fc.record({ do: fc.constant('work'), jobs: fc.integer({ min: 1, max: 4 }) })),
  every(12, fc.record({ do: fc.constant('pay'), order, card })),
  every(
    16,
    fc.record({
      do: fc.constant('provider'),
      provider: fc.constantFrom('printful', 'printify'),
      act: fc.constantFrom<OrderAction | 'next'>('next', ...ORDER_ACTIONS),
    }),
  ),
  every(
    10,
    fc.record({
      do: fc.constant('provider'),
      provider: fc.constantFrom('printful', 'printify'),
      act: fc.constant('next'),
    }),
  ),
  every(8, fc.record({ do: fc.constant('wait'), minutes: fc.constantFrom(1, 5, 20, 60, 300, 1500) })),
  every(
    6,
    fc.record({
      do: fc.constant('cancel'),
      order,
      by: fc.constantFrom('customer', 'staff'),
      everything: fc.boolean(),
    }),
  ),
  every(5, just({ do: 'sync' })),
  every(4, just({ do: 'wake' })),
  every(3, fc.record({ do: fc.constant('challenge'), order, outcome: fc.constantFrom('complete', 'fail') })),
  every(3, fc.record({ do: fc.constant('check out'), order: fc.constantFrom(0, 1) })),
  every(1, fc.record({ do: fc.constant('change the cart'), order: fc.constant(0) })),
  every(3, fc.record({ do: fc.constant('refund in dashboard'), order, whole: fc.boolean() })),
  every(2, just({ do: 'fail refund' })),
  every(2, fc.record({ do: fc.constant('open dispute'), order })),
  every(3, fc.record({ do: fc.constant('close dispute'), outcome: fc.constantFrom('won', 'lost') })),
  every(2, fc.record({ do: fc.constant('resend'), nth: fc.nat(20) })),
  every(2, fc.record({ do: fc.constant('resync'), order })),
  every(1, just({ do: 'recover' })),
  every(1, just({ do: 'redrive' })),
  every(2, just({ do: 'lose job' })),
  every(6, spoilCalls),
  every(5, spoilWebhooks),
  every(3, just({ do: 'heal' })),
) as fc.Arbitrary<Action>;

const paid: Action = { do: 'pay', order: 0, card: 'a good card' };
const worked: Action = { do: 'work', jobs: 99 };
const submitted: Action[] = [paid, worked, { do: 'wait', minutes: 1 }, worked];
const onward: Action[] = (['printful', 'printify'] as const).map((provider) => ({
  do: 'provider',
  provider,
  act: 'next',
}));
/** The lease runs out, somebody else does the work, and then the first one wakes up. */
const LATE_RETURN: Action[] = [{ do: 'wait', minutes: 5 }, worked, { do: 'wake' }];

/** What a process must be at for the point to be come by. */
function wayTo(point: CrashPoint): Action {
  if (point.startsWith('checkout')) return { do: 'check out', order: 1 };
  if (point.startsWith('sync')) return { do: 'sync' };
  if (/cancel|refund/.test(point)) return { do: 'cancel', order: 0, by: 'staff', everything: false };
  return worked;
}
const death = fc
  .tuple(fc.constantFrom(...CRASH_POINTS), fc.boolean())
  .map(([point, wakes]): Action[] => [{ do: 'die', point }, wayTo(point), ...(wakes ? LATE_RETURN : [])]);

/** Most histories start with a payment; whatever goes wrong, goes wrong soonest while the order is handed over. */
const opening = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Action[]>([], [paid]) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(0, 1, 2, 2, 3)
      .map((stages) => [...submitted, ...Array.from({ length: stages }, () => onward).flat()]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(spoilCalls, fc.option(spoilWebhooks, { nil: null }))
      .map(([calls, hooks]): Action[] => [
        calls,
        ...(hooks ? [hooks] : []),
        ...submitted,
        { do: 'wait', minutes: 5 },
        worked,
      ]),
  },
  { weight: 3, arbitrary: death.map((dying): Action[] => [paid, ...dying]) },
);
const LONGEST = 4;

/** What happens after the shopper has checked out. */
export const history: fc.Arbitrary<Action[]> = fc
  .tuple(
    opening,
    fc.array(fc.oneof({ weight: 6, arbitrary: action.map((one) => [one]) }, { weight: 2, arbitrary: death }), {
      minLength: 1,
      maxLength: LONGEST,
      size: 'max',
    }),
  )
  .map(([first, rest]) => [...first, ...rest.flat()]);

const whose = (index: number) => (index === 0 ? 'the order' : 'the second order');

/** The action in plain words, for whoever has to understand a failure. */
export function inWords(action: Action): string {
  switch (action.do) {
    case 'check out':
      return action.order === 0
        ? 'The shopper sends the first checkout again, with its Idempotency-Key.'
        : 'The shopper checks out with a second Idempotency-Key.';
    case 'change the cart':
      return 'The shopper sends another cart with the first Idempotency-Key.';
    case 'pay':
      return `The shopper pays ${whose(action.order)} with ${action.card}.`;
    case 'challenge':
      return `3-D Secure for ${whose(action.order)}: the shopper ${action.outcome === 'complete' ? 'passes' : 'fails'}.`;
    case 'cancel':
      return `The ${action.by} cancels ${whose(action.order)}${action.everything ? ' and wants all the money back' : ''}.`;
    case 'work':
      return action.jobs > 9 ? 'The worker does all that is due.' : `The worker does ${action.jobs} due jobs.`;
    case 'die':
      return `The next process that comes to ${action.point} stops dead there.`;
    case 'wake':
      return 'The longest-stopped process wakes up and goes on.';
    case 'sync':
      return 'The sync runs.';
    case 'resync':
      return `Staff press Resync on ${whose(action.order)}.`;
    case 'recover':
      return 'Staff start a recovery of the last two days.';
    case 'redrive':
      return 'Staff redrive all dead letters.';
    case 'wait':
      return `${action.minutes} minutes pass.`;
    case 'provider':
      return `${action.provider}: ${action.act === 'next' ? 'on to the next stage' : action.act.replaceAll('_', ' ')}.`;
    case 'lose job':
      return 'The queue loses its oldest job.';
    case 'refund in dashboard':
      return `Somebody refunds ${action.whole ? 'all' : 'a third'} of ${whose(action.order)} in Stripe's dashboard.`;
    case 'fail refund':
      return 'The bank sends the last refund back.';
    case 'open dispute':
      return `The bank disputes the payment of ${whose(action.order)}.`;
    case 'close dispute':
      return `The dispute is ${action.outcome}.`;
    case 'resend':
      return `Stripe sends event ${action.nth} again.`;
    case 'spoil calls':
      return `From now on ${action.rate * 100} % of the calls to ${action.service} meet ${action.fault} (seed ${action.seed}).`;
    case 'spoil webhooks':
      return `From now on ${action.rate * 100} % of ${action.service}'s webhooks: ${action.faults.join(', ')} (seed ${action.seed}).`;
    case 'heal':
      return 'All services are well again.';
  }
}
