import { AppError } from '@/lib/domain/core/errors';
import type { Ctx, MessageSource } from '@/lib/engine/ctx';

/** Who sends us messages here, by name. */
export function sourceNames(ctx: Ctx): string[] {
  return [...ctx.sources].filter(([, source]) => source.isHere(ctx)).map(([name]) => name);
}

/** Throws AppError invalid_input for one that is not configured. */
export function messageSource(ctx: Ctx, name: string): MessageSource {
  const source = ctx.sources.get(name);
  if (!source?.isHere(ctx)) throw new AppError('invalid_input', `Nobody called "${name}" sends messages here.`);
  return source;
}

/** Where a source sends its messages; `unsigned`: those that nobody signs, to an address that nobody can guess. */
export function addressesOf(ctx: Ctx, name: string): { url: string; unsigned: string | null } {
  const url = `${ctx.env.APP_URL}/api/webhooks/${name}`;
  const hints = messageSource(ctx, name).hints;
  return { url, unsigned: hints ? `${url}/${hints.path(ctx.env)}` : null };
}
