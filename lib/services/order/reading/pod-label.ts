import type { Ctx } from '@/lib/engine/ctx';

/** A provider's name for people; its short name where it is no longer configured. */
export function podLabel(ctx: Ctx, provider: string): string {
  return ctx.pods.get(provider)?.label ?? provider;
}
