import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Stage } from '@/lib/integrations/conformance/check';
import { createPrintful } from '@/lib/integrations/pod/printful/provider';
import { createPrintify } from '@/lib/integrations/pod/printify/provider';
import { StripeGateway } from '@/lib/integrations/stripe/gateway';
import { STRIPE_EVENTS } from '@/lib/integrations/stripe/mapper';
import { type Env, parseEnv } from '@/lib/platform/env';
import { createHttpClient } from '@/lib/platform/http-client';
import type { Store } from '../packages/sandbox/core/store-seed';
import { startSandbox } from '../packages/sandbox/start';
import { sandboxEnv } from './stack';

/** An order is priced within two seconds, which leaves time to ask before it is. */
const TIME_SCALE = 10;
/** Nobody listens there. */
const NOWHERE = 'https://127.0.0.1:9/hook';

/** A sandbox with keys of its own, in which all messages are registered, as they are where a shop runs. */
export async function playSandbox(store: Partial<Store> = {}) {
  const sandbox = await startSandbox({ timeScale: TIME_SCALE, store });
  const key = () => randomBytes(8).toString('hex');
  const env = parseEnv({
    ...sandboxEnv(
      { adminEmail: '', timeScale: TIME_SCALE },
      { appUrl: 'http://127.0.0.1:3000', databaseUrl: 'postgres://127.0.0.1/none', sandbox },
    ),
    STRIPE_SECRET_KEY: `sk_test_${key()}`,
    PRINTFUL_API_KEY: key(),
    PRINTIFY_API_KEY: key(),
  });
  const stage: Stage = {
    http: (baseUrl) => createHttpClient({ baseUrl, headers: {} }),
    now: () => sandbox.world.clock.now(),
    wait: (ms) => setTimeout(ms / TIME_SCALE),
    drafts: true,
  };
  await registerMessages(env);
  return { sandbox, env, stage, stop: () => sandbox.stop() };
}

async function registerMessages(env: Env): Promise<void> {
  const { PRINTFUL_API_KEY: printful = '', PRINTIFY_API_KEY: printify = '', PRINTIFY_SHOP_ID: shopId = '' } = env;
  const pods = [
    createPrintful({ baseUrl: env.PRINTFUL_API_URL, apiKey: printful }),
    createPrintify({ baseUrl: env.PRINTIFY_API_URL, apiKey: printify, shopId }),
  ];
  for (const { messages } of pods)
    await messages.register({ url: NOWHERE, unsignedUrl: `${NOWHERE}/hint`, secret: randomBytes(20).toString('hex') });
  const stripe = new StripeGateway(
    { secretKey: env.STRIPE_SECRET_KEY, baseUrl: env.STRIPE_API_URL },
    async () => undefined,
  );
  await stripe.webhooks.register(NOWHERE, STRIPE_EVENTS, false);
}
