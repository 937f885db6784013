import type { MessageSource, MessageSources } from '@/lib/engine/ctx';
import { hintPath } from '@/lib/integrations/pod/printful/hint-path';
import { SIGNATURE_HEADER as PRINTFUL_SIGNATURE } from '@/lib/integrations/pod/printful/webhooks';
import { SIGNATURE_HEADER as PRINTIFY_SIGNATURE } from '@/lib/integrations/pod/printify/webhooks';
import { printShopMessage, printShopMessages } from '@/lib/services/webhooks/print-shop-messages';
import { STRIPE_MESSAGES } from '@/lib/services/webhooks/stripe-messages';

const stripe: MessageSource = { ...STRIPE_MESSAGES, secrets: (env) => env.STRIPE_WEBHOOK_SECRET };

const printful: MessageSource = {
  ...printShopMessages('printful'),
  signatureHeader: PRINTFUL_SIGNATURE,
  secrets: (env) => env.PRINTFUL_WEBHOOK_SECRET,
  // Its v1 messages, which alone tell of products and are never signed.
  hints: {
    path: (env) => hintPath(env.NEXTAUTH_SECRET),
    recognise: (ctx, rawBody) => printShopMessage(ctx, 'printful', rawBody),
  },
};

const printify: MessageSource = {
  ...printShopMessages('printify'),
  signatureHeader: PRINTIFY_SIGNATURE,
  secrets: (env) => env.PRINTIFY_WEBHOOK_SECRET,
};

/** The table of everybody who sends us messages: how they are verified, recognised and acted on. */
export const SOURCES: MessageSources = new Map(Object.entries({ stripe, printful, printify }));
