import { html } from 'hono/html';
import type { Delivery } from '../core/deliveries';
import type { ControlOrder } from '../core/world';
import { dateAndTime, type Markup, page, timeOfDay } from '../page/page';
import { faultForm } from './fault-form';
import type { ControlState } from './state';
import { stripePanel } from './stripe-panel';

const SCALES = [1, 10, 60, 600, 3600];
const MINUTE_MS = 60_000;
const JUMPS = [
  ['1 min', MINUTE_MS],
  ['10 min', 10 * MINUTE_MS],
  ['1 hour', 60 * MINUTE_MS],
  ['1 day', 1440 * MINUTE_MS],
] as const;

export function controlPage(state: ControlState, stripeVerbs: string[]): Markup {
  return page({
    title: 'Control',
    path: '/control',
    script: '/control/control.js',
    style: '/control/control.css',
    body: html`
<div class="row"><h1>Control</h1>
<form data-api="POST" action="/control/reset"><button class="quiet" id="reset">Reset everything</button></form></div>
<p role="status" id="said"></p>
<section aria-labelledby="time-title"><h2 id="time-title">Time</h2>${timePanel(state)}</section>
<section aria-labelledby="orders-title"><h2 id="orders-title">Orders</h2>
<div id="orders" data-live>${ordersTable(state.orders)}</div></section>
<section aria-labelledby="deliveries-title"><h2 id="deliveries-title">Webhook deliveries</h2>
<div id="deliveries" data-live>${deliveriesTable(state.deliveries)}</div></section>
<section aria-labelledby="stripe-title"><h2 id="stripe-title">Stripe</h2>${stripePanel(state, stripeVerbs)}</section>
<section aria-labelledby="faults-title"><h2 id="faults-title">Fault plan</h2>
<p>How often things go wrong, from 0 (never) to 1 (always). The same seed always draws the same fates.</p>
${faultForm(state.faultPlan)}</section>`,
  });
}

function timePanel({ nowMs, timeScale, autopilot }: ControlState): Markup {
  return html`
<div id="time" data-live class="panel time">
<p class="clock"><time>${dateAndTime(nowMs)}</time> UTC, ${timeScale === 1 ? 'real speed' : `${timeScale} times as fast`}</p>
<form data-api="POST" action="/control/autopilot" class="row">
<input type="hidden" name="on" data-type="boolean" value="${autopilot.on ? 'false' : 'true'}">
<span>Autopilot is <strong>${autopilot.on ? 'on' : 'off'}</strong></span>
<button id="autopilot">${autopilot.on ? 'Switch off' : 'Switch on'}</button></form>
</div>
<div class="panel time">
<form data-api="POST" action="/control/time" class="row"><label for="scale">Speed</label>
<select id="scale" name="scale" data-type="number">${[...new Set([...SCALES, timeScale])].map(
    (scale) => html`<option value="${scale}"${scale === timeScale ? html` selected` : ''}>${scale}×</option>`,
  )}</select><button>Set</button></form>
<div class="row" role="group" aria-label="Jump ahead"><span>Jump ahead</span>${JUMPS.map(
    ([name, ms]) => html`<form data-api="POST" action="/control/time">
<input type="hidden" name="advanceMs" data-type="number" value="${ms}"><button>${name}</button></form>`,
  )}</div>
</div>`;
}

function ordersTable(orders: ControlOrder[]): Markup {
  if (orders.length === 0)
    return html`<p class="empty">No orders yet. They appear as soon as the shop submits one.</p>`;
  return html`<ul class="orders">${orders.map(orderCard)}</ul>`;
}

function orderCard(order: ControlOrder): Markup {
  const { service, id, externalId, status, confirmed, itemCount, shipments, createdAtMs, actions, next } = order;
  return html`<li class="panel"><div class="order-head">
<h3>${externalId ?? id}</h3><span class="tag ${service}">${service}</span>
<span class="tag status">${status}</span>${confirmed ? '' : html`<span class="tag">not confirmed</span>`}</div>
<p class="quiet-text">${id}, ${itemCount} ${itemCount === 1 ? 'item' : 'items'}, since ${timeOfDay(createdAtMs)}</p>
${
  shipments.length > 0
    ? html`<ul class="shipments">${shipments.map(
        (shipment) =>
          html`<li><code>${shipment.trackingNumber}</code> ${shipment.delivered ? 'delivered' : 'on its way'}</li>`,
      )}</ul>`
    : ''
}
<div class="row actions">${actions.map(
    (action) => html`<form data-api="POST" action="/control/orders/${service}/${encodeURIComponent(id)}/${action}">
<button id="do-${service}-${id}-${action}" class="${action === next ? 'next' : ''}">${action.replace('_', ' ')}</button></form>`,
  )}</div></li>`;
}

function deliveriesTable(deliveries: Delivery[]): Markup {
  if (deliveries.length === 0) return html`<p class="empty">No webhooks yet.</p>`;
  return html`<ol class="deliveries">${deliveries.map(deliveryRow)}</ol>`;
}

function deliveryRow({ id, service, type, url, body, kind, state, attempts }: Delivery): Markup {
  const last = attempts.at(-1);
  return html`<li><details id="delivery-${id}"><summary>
<time>${last ? timeOfDay(last.atMs) : '–'}</time> <span class="tag ${service}">${service}</span>
<span class="delivery-type">${type}</span> ${kind === 'genuine' ? '' : html`<span class="tag">${kind}</span>`}
<span class="tag ${state}">${state}</span></summary>
<p class="quiet-text">to ${url}</p>
<ul>${attempts.map(({ atMs, status }) => html`<li>${timeOfDay(atMs)}: ${status === 0 ? 'no answer' : status}</li>`)}</ul>
<pre tabindex="0">${indented(body)}</pre></details></li>`;
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
