import type { MessageSource, MessageSources } from '@/lib/engine/ctx';
import { POD_FOLDERS } from '@/lib/integrations/pod/registry';
import { printShopMessage, printShopMessages } from '@/lib/services/webhooks/print-shop-messages';
import { STRIPE_MESSAGES } from '@/lib/services/webhooks/stripe-messages';

const stripe: MessageSource = { ...STRIPE_MESSAGES, secrets: (env) => env.STRIPE_WEBHOOK_SECRET };

const printShops = POD_FOLDERS.flatMap(({ id, messages }): [string, MessageSource][] => {
  if (messages === null) return [];
  const { hintPath: path, ...known } = messages;
  const recognise: MessageSource['recognise'] = (ctx, rawBody) => printShopMessage(ctx, id, rawBody);
  return [[id, { ...printShopMessages(id), ...known, ...(path ? { hints: { path, recognise } } : {}) }]];
});

/** The table of everybody who sends us messages: how they are verified, recognised and acted on. */
export const SOURCES: MessageSources = new Map([['stripe', stripe], ...printShops]);
