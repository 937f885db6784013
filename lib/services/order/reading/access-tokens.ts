import { and, eq, gt } from 'drizzle-orm';
import { orderTokens } from '@/db/schema/order-tokens';
import { orders } from '@/db/schema/orders';
import type { KeyStrength } from '@/lib/domain/core/actor';
import type { Ctx } from '@/lib/engine/ctx';
import { newToken, sha256 } from '@/lib/platform/crypto';

const LIFETIME_MS = 180 * 86_400_000;

/** A new key to an order. The token itself is returned once and only its hash is kept. */
export async function issueToken(ctx: Ctx, orderId: string, strength: KeyStrength): Promise<string> {
  const token = newToken();
  const now = ctx.clock.now();
  await ctx.db.insert(orderTokens).values({
    hash: sha256(token),
    orderId,
    strength,
    // Whoever signs out, here or everywhere, takes what this browser may open along.
    sessionId: strength === 'strong' && ctx.actor.kind === 'user' ? (ctx.actor.sessionId ?? null) : null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIFETIME_MS),
  });
  return token;
}

export type OpenedOrder = {
  orderId: string;
  orderNumber: string;
  paymentIntentId: string | null;
  /** Whose account it is in, if any. */
  ownerId: string | null;
  strength: KeyStrength;
};

/** Whose order a token opens, if any. Looked up by hash, so timing tells nothing about a token. */
export async function redeemToken(ctx: Pick<Ctx, 'db' | 'clock'>, token: string): Promise<OpenedOrder | null> {
  const [found] = await ctx.db
    .select({
      orderId: orders.id,
      orderNumber: orders.orderNumber,
      paymentIntentId: orders.paymentIntentId,
      ownerId: orders.userId,
      strength: orderTokens.strength,
    })
    .from(orderTokens)
    .innerJoin(orders, eq(orders.id, orderTokens.orderId))
    .where(and(eq(orderTokens.hash, sha256(token)), gt(orderTokens.expiresAt, ctx.clock.now())));
  return found ?? null;
}
