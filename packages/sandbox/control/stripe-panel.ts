import { html } from 'hono/html';
import type { Markup } from '../page/page';
import type { ControlState } from './state';

type Payment = ControlState['payments'][number];

/** Stripe's books: counts, the latest payments with what is often done to them, and a form for every other verb. */
export function stripePanel({ stripe, payments }: ControlState, verbs: string[]): Markup {
  return html`<div id="stripe" data-live>
<dl class="counts panel">${Object.entries(stripe).map(
    ([kind, count]) => html`<div><dt>${kind.replaceAll('_', ' ')}</dt><dd>${count}</dd></div>`,
  )}</dl>
${payments.length > 0 ? html`<ul class="payments panel">${payments.map((payment) => paymentRow(payment, verbs))}</ul>` : ''}
</div>
${
  verbs.length > 0
    ? html`<form class="panel stack" data-api="POST" action="/control/stripe/">
<div class="row"><label for="verb">Do</label><select id="verb" data-verb>${verbs.map(
        (verb) => html`<option>${verb}</option>`,
      )}</select><button>Run</button></div>
<label for="stripe-input">with this input (JSON)</label>
<textarea id="stripe-input" data-json rows="3" spellcheck="false">{ "id": "" }</textarea></form>`
    : ''
}`;
}

function paymentRow({ id, amountMinor, currency, status, chargeId }: Payment, verbs: string[]): Markup {
  const button = (verb: string, name: string, target: string | null) =>
    verbs.includes(verb) && target !== null && status === 'succeeded'
      ? html`<form data-api="POST" action="/control/stripe/${verb}"><input type="hidden" name="id" value="${target}">
<button id="${verb}-${id}">${name}</button></form>`
      : '';
  return html`<li class="row"><code>${id}</code><span>${(amountMinor / 100).toFixed(2)} ${currency.toUpperCase()}</span>
<span class="tag">${status}</span>${button('refundInDashboard', 'Refund', id)}${button('openDispute', 'Dispute', chargeId)}</li>`;
}
