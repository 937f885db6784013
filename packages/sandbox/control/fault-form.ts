import { html } from 'hono/html';
import type { FaultPlan } from '../core/faults';
import type { Markup } from '../page/page';

const SERVICES = ['stripe', 'printful', 'printify'] as const;

const PRINT_SHOPS = ['printful', 'printify'] as const;

const API_FAULTS = [
  ['error500', 'Answers 500, nothing done'],
  ['tooMany', 'Answers 429'],
  ['hang', 'Never answers'],
  ['lostAnswer', 'Work done, answer lost'],
  ['refuse', 'Down: the connection breaks'],
  ['unauthorized', 'Key expired: answers 401'],
  ['botCheck', 'Bot check: 403 and a page'],
  ['badRequest', 'Refused: answers 400'],
] as const;

const WEBHOOK_FAULTS = [
  ['drop', 'Never sent'],
  ['duplicate', 'Sent twice'],
  ['reorder', 'After the next one'],
  ['delay', 'Late'],
  ['delayMs', 'How late, ms'],
  ['forge', 'A forged copy too'],
  ['unsigned', 'An unsigned copy too'],
] as const;

/** The whole plan as one form, posted as JSON to `/control/faults`; an empty field is a rate of 0 or the usual delay. */
export function faultForm(plan: FaultPlan): Markup {
  return html`<form class="panel stack" data-api="POST" action="/control/faults" data-done="Fault plan set">
<div class="row"><label for="seed">Seed</label>
<input id="seed" name="seed" data-type="number" type="number" step="1" value="${plan.seed}" required></div>
${rates(
  'API calls',
  'api',
  API_FAULTS.map(([fault, text]) => [fault, text, SERVICES.map((service) => plan.api[service]?.[fault])]),
)}
${rates(
  'Webhooks',
  'webhooks',
  WEBHOOK_FAULTS.map(([fault, text]) => [fault, text, SERVICES.map((service) => plan.webhooks[service]?.[fault])]),
)}
${statusWords(plan)}
<div class="row"><button class="next">Set the plan</button></div></form>`;
}

function statusWords({ statuses }: FaultPlan): Markup {
  return html`<div class="scroll"><table class="rates"><thead><tr><th scope="col">Status of orders</th>
${PRINT_SHOPS.map((service) => html`<th scope="col">${service}</th>`)}</tr></thead><tbody>
${(
  [
    ['word', 'Says instead', 'hibernating'],
    ['only', 'Only where the number holds', 'all'],
  ] as const
).map(
  ([field, text, example]) =>
    html`<tr><th scope="row">${text}</th>${PRINT_SHOPS.map(
      (service) => html`<td><input name="statuses.${service}.${field}" maxlength="60" placeholder="${example}"
 value="${statuses[service]?.[field] ?? ''}" aria-label="Status of orders, ${text}, ${service}"></td>`,
    )}</tr>`,
)}</tbody></table></div>`;
}

function rates(title: string, group: string, rows: [string, string, (number | undefined)[]][]): Markup {
  return html`<div class="scroll"><table class="rates"><thead><tr><th scope="col">${title}</th>
${SERVICES.map((service) => html`<th scope="col">${service}</th>`)}</tr></thead><tbody>
${rows.map(
  ([fault, text, values]) =>
    html`<tr><th scope="row">${text}</th>${SERVICES.map(
      (service, index) => html`<td><input name="${group}.${service}.${fault}" data-type="number" type="number"
 min="0"${fault === 'delayMs' ? html` placeholder="30000"` : html` max="1" placeholder="0"`} step="any" inputmode="decimal" value="${values[index] || ''}"
 aria-label="${title}, ${text}, ${service}"></td>`,
    )}</tr>`,
)}</tbody></table></div>`;
}
