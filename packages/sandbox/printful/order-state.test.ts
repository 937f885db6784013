import { expect, it } from 'vitest';
import type { OrderStatus } from './order';
import { MOVES, type Move } from './order-state';

const moves: [string, Move][] = Object.entries(MOVES);
const leaving = (status: OrderStatus) => moves.filter(([, move]) => move.from.includes(status)).map(([name]) => name);

it('lets nothing out of canceled and archived but the parcels that had left', () => {
  expect([leaving('canceled'), leaving('archived')]).toEqual([['deliver', 'return'], []]);
});

it('lets a fulfilled order only be delivered, come back or go out again', () => {
  expect(leaving('fulfilled')).toEqual(['deliver', 'return', 'reship']);
});

it('charges only drafts and failed orders', () => {
  expect(MOVES.confirm.from).toEqual(['draft', 'failed']);
});

it('doubles every change of status up with order_updated, in both versions', () => {
  for (const [name, move] of moves.filter(([, move]) => typeof move.to === 'string')) {
    expect(move.v1, name).toContain('order_updated');
    expect(move.v2, name).toContain('order_updated');
  }
});
