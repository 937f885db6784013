import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { type MailEffect, mailOf } from '@/lib/domain/order/mails';
import type { Ctx, Effect, EffectOutcome } from '@/lib/engine/ctx';
import { recordEvent } from '@/lib/engine/record-event';
import { orderIdOf } from '@/lib/engine/work/order-id-of';
import { renderMail } from '@/lib/integrations/email/order-mail';
import { agreedTexts } from './agreed-texts';
import { composeMail } from './compose-mail';
import { gatherPackages, toldAlong } from './gather-packages';
import { mailFacts } from './mail-facts';
import { skipReason } from './skip-reason';

/** New dates rarely come alone: part after part, parcel after parcel. At the pace of the services we stand between. */
const SETTLED_MS = 60_000;

/**
 * Sends one mail that an effect is about, in the language of the order. Its Message-ID is the effect’s id, and where it
 * tells of more packages something of all their ids, too. What time has overtaken is dropped; new dates wait a minute for
 * newer ones. May throw ProviderError.
 */
export async function sendOrderMail(ctx: Ctx, effect: Effect<MailEffect>): Promise<EffectOutcome> {
  const mail = mailOf(effect.kind);
  if (!mail) throw new Error(`${effect.kind} is not a mail`);
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(eq(orders.id, orderIdOf(effect)));
  if (!order) throw new Error(`no order ${effect.orderId}`);
  const skip = await skipReason(ctx, effect, order);
  if (skip) return { state: 'dropped', ...skip };
  if ('previous_to' in effect.payload && effect.generation === 1 && effect.attempts === 1)
    return { againMs: SETTLED_MS / ctx.env.PROVIDER_PACE };
  const gathered = await gatherPackages(ctx, effect);
  if ('againMs' in gathered || 'state' in gathered) return gathered;
  const facts = await mailFacts(ctx, effect, order, gathered.shipmentIds);
  const content = composeMail(mail, facts);
  const { html, text } = await renderMail(content);
  await ctx.mailer.send({
    to: ctx.vault.open(orders.emailSealed, order.id, order.emailSealed),
    subject: content.subject,
    html,
    text,
    key: gathered.key,
    ...(mail === 'placed' ? { attachments: await agreedTexts(ctx, order) } : {}),
    // The page asks first; the address behind it is for the mail program's own button.
    unsubscribeUrl: content.decline ? facts.declineUrl.replace('/mails/', '/api/mails/decline/') : undefined,
  });
  await ctx.at('mail.sent');
  return {
    state: 'done',
    also: async (ctx) => {
      await toldAlong(ctx, gathered.others);
      await recordEvent(ctx, {
        orderId: order.id,
        kind: 'mail.sent',
        onceKey: effect.id,
        source: 'system',
        data: { mail: effect.kind },
      });
    },
  };
}
