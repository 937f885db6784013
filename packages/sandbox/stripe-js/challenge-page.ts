import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { World } from '../core/world';
import { type Markup, page } from '../page/page';
import { shown } from './browser/currencies';
import { returnUrlWith } from './browser/return-url';

const intentSchema = z.object({
  id: z.string(),
  amount: z.number(),
  currency: z.string(),
  client_secret: z.string(),
  status: z.string(),
  next_action: z
    .object({ redirect_to_url: z.object({ return_url: z.string().nullable() }).optional() })
    .nullable()
    .catch(null),
});
type Intent = z.infer<typeof intentSchema>;
type Read = { intent: Intent } | { status: 404 | 503; words: string };

const answerSchema = z.object({ client_secret: z.string(), outcome: z.enum(['complete', 'fail']) });
const TIMEOUT_MS = 10_000;

/** Where `redirect_to_url` leads: the bank's own page, which sends the shopper back to the shop's `return_url`. */
export function createChallengePage(world: World): Hono {
  const app = new Hono();
  app.get('/:pi', async (c) => {
    const read = await readIntent(world, c.req.param('pi'), c.req.query('client_secret'));
    return 'intent' in read ? c.html(questionPage(c, read.intent)) : refusal(c, read.status, read.words);
  });
  app.post('/:pi', async (c) => {
    const sent = answerSchema.safeParse(await c.req.parseBody());
    if (!sent.success) return refusal(c, 400, 'This answer could not be read. Go back and choose again.');
    const { client_secret, outcome } = sent.data;
    const read = await readIntent(world, c.req.param('pi'), client_secret);
    if (!('intent' in read)) return refusal(c, read.status, read.words);
    const returnUrl = read.intent.next_action?.redirect_to_url?.return_url;
    if (!returnUrl) return refusal(c, 409, 'This payment asks nothing here any more. Go back to the shop.');
    const told = await callAsShopper(world, 'POST', `/v1/sandbox/challenge/${read.intent.id}`, {
      client_secret,
      outcome,
    });
    if (!('intent' in told)) return refusal(c, told.status, told.words);
    return c.redirect(returnUrlWith(returnUrl, told.intent), 303);
  });
  return app;
}

export function readIntent(world: World, id: string, clientSecret = ''): Promise<Read> {
  const query = new URLSearchParams({ client_secret: clientSecret });
  return callAsShopper(world, 'GET', `/v1/payment_intents/${encodeURIComponent(id)}?${query}`);
}

/** Asks the sandbox's API as Stripe.js would: whoever holds the client secret may know and answer. */
export async function callAsShopper(
  world: World,
  method: 'GET' | 'POST',
  path: string,
  form?: Record<string, string>,
): Promise<Read> {
  const unclear = { status: 503, words: 'The bank does not answer. Reload this page to try again.' } as const;
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${world.origin()}/stripe${path}`, {
      method,
      headers: { Authorization: 'Bearer pk_test_sandboxBank' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    body = await response.json();
  } catch {
    // The fault plan may break this call as any other.
    return unclear;
  }
  if (response.status >= 500 || response.status === 429) return unclear;
  const intent = intentSchema.safeParse(body);
  if (intent.success) return { intent: intent.data };
  return { status: 404, words: 'There is no payment to confirm at this address.' };
}

function questionPage(c: Context, intent: Intent): Markup {
  const returnUrl = intent.next_action?.redirect_to_url?.return_url;
  protect(c, returnUrl ? new URL(returnUrl).origin : undefined);
  if (!returnUrl || intent.status !== 'requires_action') {
    return bankPage(html`<p class="lead">This payment asks nothing here any more. Go back to the shop.</p>`);
  }
  return bankPage(html`
<p class="lead">Your bank wants to know that it is you who pays <strong>${shown(intent.amount, intent.currency)}</strong>. Choose how the check ends.</p>
<form method="post" class="row">
<input type="hidden" name="client_secret" value="${intent.client_secret}">
<button class="next" name="outcome" value="complete">Complete authentication</button>
<button name="outcome" value="fail">Fail authentication</button>
</form>`);
}

export function refusal(c: Context, status: 400 | 404 | 409 | 503, words: string) {
  protect(c);
  return c.html(bankPage(html`<p class="lead">${words}</p>`), status);
}

function bankPage(content: Markup): Markup {
  return page({
    title: '3-D Secure',
    path: '/stripe/challenge',
    body: html`<h1>Is this payment yours?</h1>${content}`,
  });
}

/** Browsers hold `form-action` against redirects too, so the shop's origin must be on it. */
export function protect(c: Context, shopOrigin?: string): void {
  const forms = ["'self'", ...(shopOrigin ? [shopOrigin] : [])].join(' ');
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'self'; img-src 'self'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`,
  );
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-store');
}
