import { expect, it } from 'vitest';
import { ORDER_MACHINE, type OrderStatus, type OrderStep, positionAfter } from './order-state';

const STATUSES = Object.keys(ORDER_MACHINE).filter((name): name is OrderStatus => name in ORDER_MACHINE);
const leading = (step: OrderStep) => STATUSES.filter((status) => step in ORDER_MACHINE[status]);

it('lets the merchant send only what is on hold, and cancel only what is on hold or unpaid', () => {
  expect(leading('send')).toEqual(['on-hold']);
  expect(leading('withdraw')).toEqual(['on-hold', 'payment-not-received']);
});

it('never stops what has shipped; Printify cancels at most the rest of it', () => {
  for (const status of ['partially-fulfilled', 'fulfilled'] as const) {
    for (const step of ['withdraw', 'hold', 'fail'] as const) {
      expect(positionAfter({ status, stoppedIn: null }, step)).toBeNull();
    }
  }
  expect(leading('cancel')).toContain('partially-fulfilled');
  expect(leading('cancel')).not.toContain('fulfilled');
});

it('leaves nothing to do once an order is fulfilled or canceled', () => {
  expect(ORDER_MACHINE.fulfilled).toEqual({});
  expect(ORDER_MACHINE.canceled).toEqual({});
});

it('has nothing to release where nothing was stopped', () => {
  expect(positionAfter({ status: 'on-hold', stoppedIn: null }, 'release')).toBeNull();
});

it('goes back to the first interrupted status after two interruptions', () => {
  const held = positionAfter({ status: 'in-production', stoppedIn: null }, 'hold');
  expect(held).toEqual({ status: 'on-hold', stoppedIn: 'in-production' });
  const failed = held && positionAfter(held, 'fail');
  expect(failed).toEqual({ status: 'has-issues', stoppedIn: 'in-production' });
  expect(failed && positionAfter(failed, 'release')).toEqual({ status: 'in-production', stoppedIn: null });
});
