import { draw } from '../../../packages/sandbox/core/random';

/** What one customer and the world around their order do, drawn from the seed. */
export type Script = {
  n: number;
  /** `yen`: goods in a currency without decimals. */
  cart: 'printful' | 'printify' | 'both' | 'yen';
  /** Different goods of each print shop. */
  lines: number;
  quantity: number;
  card:
    | 'good'
    | 'declined_first'
    | 'challenge_passed'
    | 'challenge_failed'
    | 'disputed'
    | 'inquiry'
    | 'fraud_warning'
    | 'refund_pending'
    | 'refund_failing'
    | 'never_pays';
  twist:
    | 'none'
    | 'customer_cancels'
    | 'staff_cancels'
    | 'refunded_in_dashboard'
    | 'partly_refunded_in_dashboard'
    | 'refunded_beside'
    | 'balance_empty'
    | 'dispute_won'
    | 'dispute_lost'
    | 'provider_cancels'
    | 'provider_cancels_line'
    | 'provider_ships_some_and_cancels'
    | 'provider_holds'
    | 'provider_fails';
  /** Real milliseconds between paying and the twist. */
  afterMs: number;
  startsMs: number;
};

const CARDS: [Script['card'], number][] = [
  ['good', 0.68],
  ['declined_first', 0.08],
  ['challenge_passed', 0.06],
  ['challenge_failed', 0.04],
  ['disputed', 0.02],
  ['inquiry', 0.01],
  ['fraud_warning', 0.01],
  ['refund_pending', 0.04],
  ['refund_failing', 0.02],
  ['never_pays', 0.04],
];
const TWISTS: [Script['twist'], number][] = [
  ['none', 0.5],
  ['customer_cancels', 0.1],
  ['staff_cancels', 0.04],
  ['refunded_in_dashboard', 0.04],
  ['partly_refunded_in_dashboard', 0.03],
  ['refunded_beside', 0.03],
  ['balance_empty', 0.03],
  ['dispute_won', 0.03],
  ['dispute_lost', 0.03],
  ['provider_cancels', 0.04],
  ['provider_cancels_line', 0.03],
  ['provider_ships_some_and_cancels', 0.04],
  ['provider_holds', 0.03],
  ['provider_fails', 0.03],
];
/** So many times as many shoppers as usual, each time of a tenth of the span. */
const BURST = 10;
const BURSTS = 2;

export function writeScripts(count: number, seed: number, spanMs: number): Script[] {
  return Array.from({ length: count }, (_, n) => {
    const roll = (what: string) => draw(seed, 'shopper', n, what);
    const cart = roll('cart');
    return {
      n,
      cart: cart < 0.3 ? 'printful' : cart < 0.55 ? 'printify' : cart < 0.95 ? 'both' : 'yen',
      lines: 1 + Math.floor(roll('lines') * 2),
      quantity: 1 + Math.floor(roll('quantity') * 3),
      card: pick(CARDS, roll('card')),
      twist: pick(TWISTS, roll('twist')),
      afterMs: roll('when') * 8_000,
      startsMs: arrival(n / count, seed) * spanMs,
    };
  });
}

/** Evenly over the span, but that now and then a tenth of all comes within a hundredth of it. */
function arrival(share: number, seed: number): number {
  for (let n = 0; n < BURSTS; n += 1) {
    const from = Math.floor(draw(seed, 'burst', n) * BURST) / BURST;
    if (share >= from && share < from + 1 / BURST) return from + (share - from) / BURST;
  }
  return share;
}

function pick<T>(table: [T, number][], roll: number): T {
  let left = roll;
  for (const [value, share] of table) {
    if (left < share) return value;
    left -= share;
  }
  const [last] = table.at(-1) ?? [];
  if (last === undefined) throw new Error('an empty table');
  return last;
}
