import type { AdminOrder, OrderMoney, RefundWhat } from '@/lib/contracts/backoffice/admin-order';
import { formatMoney, parseDecimal } from '@/lib/domain/money/money';
import { linesRefund } from '@/lib/domain/money/pricing';

/** What stands in the refund form. */
export type RefundDraft = { kind: RefundWhat['kind']; amount: string; quantities: Readonly<Record<string, number>> };

const NOTHING: Record<RefundDraft['kind'], string> = {
  lines: 'Choose at least one item.',
  amount: 'Enter an amount like 12.50.',
  full: 'Nothing is left to give back.',
};

/** What the form asks for and what that comes to; `what` is null until it can be sent, `problem` says why not. */
export function refundOf(
  draft: RefundDraft,
  order: AdminOrder,
  money: OrderMoney,
): { what: RefundWhat | null; amountMinor: number; problem: string | null } {
  const [what, amountMinor] = wish(draft, order, money);
  if (what === null || amountMinor <= 0) return { what: null, amountMinor: 0, problem: NOTHING[draft.kind] };
  if (amountMinor > money.left_minor) {
    const most = formatMoney(money.left_minor, money.currency);
    return { what: null, amountMinor, problem: `At most ${most} is left.` };
  }
  return { what, amountMinor, problem: null };
}

function wish(draft: RefundDraft, order: AdminOrder, money: OrderMoney): [RefundWhat | null, number] {
  switch (draft.kind) {
    case 'full':
      return [{ kind: 'full' }, money.left_minor];
    case 'amount': {
      if (!/^\d+([.]\d+)?$/.test(draft.amount.trim())) return [null, 0];
      const amount_minor = amountOf(draft.amount, money.currency);
      return amount_minor === null ? [null, 0] : [{ kind: 'amount', amount_minor }, amount_minor];
    }
    case 'lines': {
      const lines = Object.entries(draft.quantities).flatMap(([item_id, quantity]) =>
        quantity > 0 ? [{ item_id, quantity }] : [],
      );
      const priced = order.items.map((item) => {
        const left = money.lines.find(({ item_id }) => item_id === item.id);
        return {
          unitMinor: item.unit_minor,
          quantity: item.quantity,
          taxMinor: left?.tax_minor ?? 0,
          gone: item.quantity - (left?.left_quantity ?? 0),
          now: draft.quantities[item.id] ?? 0,
        };
      });
      return lines.length === 0 ? [null, 0] : [{ kind: 'lines', lines }, linesRefund(priced)];
    }
  }
}

/** Null for more decimals than the currency has. */
function amountOf(text: string, currency: string): number | null {
  const read = parseDecimal(text, currency);
  return read && !read.rounded ? read.minor : null;
}
