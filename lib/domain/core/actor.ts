/**
 * Staff roles from `viewer` on: each may do what the ones before it may. `customer` has none of it, and `catalogue`
 * stands beside them: it has the goods, and sees nobody's order.
 */
export const ROLES = ['customer', 'catalogue', 'viewer', 'support', 'operations', 'finance', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Of an order's access token, the weakest first: `weak` travelled by mail and may have been forwarded, `rating` came in
 * the mail that asks for one and may do that besides.
 */
export const KEY_STRENGTHS = ['weak', 'rating', 'strong'] as const;
export type KeyStrength = (typeof KEY_STRENGTHS)[number];

/**
 * Of staff with a passkey, or who must have one: lately proved, proved once in this session, or what is still to do. Until
 * then they are what everybody is, a customer.
 */
export type Proof = 'fresh' | 'old' | 'awaited' | 'missing';

/** Who is asking. Every verb gets one and decides for itself. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'user'; userId: string; email: string; role: Role; sessionId?: string; proof?: Proof }
  /** Holder of an order's access token. */
  | { kind: 'order_token'; orderId: string; strength: KeyStrength }
  /** Our own jobs. */
  | { kind: 'system'; name: string };

export function isStaff(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'user' && actor.role !== 'customer');
}

/** For audit and timeline rows. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'user':
      return `user:${actor.userId}`;
    case 'order_token':
      return 'customer';
    case 'system':
      return `system:${actor.name}`;
  }
}
