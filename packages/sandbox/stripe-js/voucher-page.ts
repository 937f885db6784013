import { Hono } from 'hono';
import { html } from 'hono/html';
import type { World } from '../core/world';
import { type Markup, page } from '../page/page';
import { shown } from './browser/currencies';
import { callAsShopper, protect, readIntent, refusal } from './challenge-page';

/** The voucher as Stripe hosts it, and the till where it is paid. */
export function createVoucherPage(world: World): Hono {
  const app = new Hono();
  app.get('/:pi', async (c) => {
    const read = await readIntent(world, c.req.param('pi'), c.req.query('client_secret'));
    if (!('intent' in read)) return refusal(c, read.status, read.words);
    const { status, amount, currency, client_secret } = read.intent;
    protect(c);
    if (status !== 'requires_action')
      return c.html(voucherPage(html`<p class="lead">There is nothing to pay here.</p>`));
    return c.html(
      voucherPage(html`
<p class="lead">Pay <strong>${shown(amount, currency)}</strong> at the till.</p>
<form method="post" class="row"><input type="hidden" name="client_secret" value="${client_secret}"><button class="next">Pay it</button></form>`),
    );
  });
  app.post('/:pi', async (c) => {
    const { client_secret } = await c.req.parseBody();
    const form = { client_secret: String(client_secret ?? '') };
    const told = await callAsShopper(world, 'POST', `/v1/sandbox/voucher/${c.req.param('pi')}`, form);
    if (!('intent' in told)) return refusal(c, told.status, told.words);
    protect(c);
    return c.html(voucherPage(html`<p class="lead">Paid. Go back to the shop.</p>`));
  });
  return app;
}

const voucherPage = (content: Markup): Markup =>
  page({ title: 'Voucher', path: '/stripe/voucher', body: html`<h1>Your voucher</h1>${content}` });
