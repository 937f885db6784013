import { Hono } from 'hono';
import { html } from 'hono/html';
import { mount } from 'hono/mount';
import type { Controlled } from './control/controlled';
import { createControlService } from './control/service';
import { createMailboxService } from './mailbox/service';
import { createPageAssets, page, pageHeaders } from './page/page';
import { createPictureService } from './pictures/service';

/** Every base path of the sandbox. The services are mounted whole, so that their own 404s answer under their path. */
export function createSite(sandbox: Controlled, stripeJs: { app: Hono }): Hono {
  const site = new Hono();
  // Stripe.js and the API share a host here: what the first does not know, the second answers.
  site.route('/stripe', stripeJs.app);
  site.all('/stripe/*', mount(sandbox.stripe.app.fetch));
  site.all('/printful/*', mount(sandbox.printful.app.fetch));
  site.all('/printify/*', mount(sandbox.printify.app.fetch));
  site.route('/mail', createMailboxService(sandbox.mailbox));
  site.route('/pictures', createPictureService(sandbox.world.prints));
  site.route('/control', createControlService(sandbox));
  site.route('/page', createPageAssets());
  site.get('/', pageHeaders, (c) => c.html(indexPage(sandbox.world.origin())));
  return site;
}

const APIS = [
  ['Stripe', '/stripe', 'payments, refunds, disputes, webhooks, Stripe.js'],
  ['Printful', '/printful', 'catalogue, orders v1 and v2, shipments, webhooks'],
  ['Printify', '/printify', 'shops, products, orders, webhooks'],
] as const;

const PAGES = [
  ['/control', 'Control', 'Move orders on, watch webhooks, bend time, make things go wrong.'],
  ['/mail', 'Mail', 'Everything the shop has sent, readable, with working links.'],
  ['/pictures', 'Pictures', 'The product pictures of both print shops.'],
] as const;

function indexPage(origin: string) {
  return page({
    title: 'Start',
    path: '/',
    body: html`
<h1>The sandbox</h1>
<p class="lead">Stripe, Printful, Printify and a mail server on this machine. Nothing here costs money, prints a shirt or leaves the computer.</p>
<ul class="cards">${PAGES.map(
      ([href, name, text]) => html`<li><a href="${href}"><strong>${name}</strong><span>${text}</span></a></li>`,
    )}</ul>
<h2>Where the services answer</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Addresses"><table><thead><tr><th scope="col">Service</th><th scope="col">Base address</th><th scope="col">Speaks</th></tr></thead>
<tbody>${APIS.map(
      ([name, path, speaks]) =>
        html`<tr><th scope="row">${name}</th><td><code>${origin}${path}</code></td><td>${speaks}</td></tr>`,
    )}</tbody></table></div>`,
  });
}
