import { html } from 'hono/html';
import { dateAndTime, type Markup, page, timeOfDay } from '../page/page';
import type { Mail, Mailbox } from './mailbox';

type Shown = { to?: string | undefined; id?: string | undefined; view?: string | undefined };

/** Addresses are the page's only state: which recipient, which mail, HTML or plain text. */
function link(shown: Shown): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value) query.set(name, value);
  return query.size > 0 ? `/mail?${query}` : '/mail';
}

export function mailboxPage(mailbox: Mailbox, shown: Shown): Markup {
  const mails = mailbox.list({ to: shown.to }).reverse();
  const open = shown.id ? mailbox.find(shown.id) : undefined;
  return page({
    title: open ? open.subject : 'Mail',
    path: '/mail',
    script: '/mail/mail.js',
    style: '/mail/mail.css',
    body: html`
<div class="mail ${open ? 'reading' : ''}">
<section class="mail-list" aria-labelledby="mail-title">
<div class="row">${open ? html`<h2 id="mail-title">Mail</h2>` : html`<h1 id="mail-title">Mail</h1>`}
<form data-api="DELETE" action="/mail/messages.json"><button id="clear-mail" class="quiet">Clear</button></form></div>
<p role="status" id="said"></p>
<form method="get" action="/mail" class="row" id="mail-filter" data-live>
<label for="to">For</label>
<select name="to" id="to"><option value="">everyone</option>
${mailbox
  .recipients()
  .map((to) => html`<option value="${to}"${to === shown.to ? html` selected` : ''}>${to}</option>`)}</select>
<noscript><button>Show</button></noscript>
</form>
<div id="mail-rows" data-live>${rows(mails, shown)}</div>
</section>
<section class="mail-open" aria-label="Message">${open ? message(open, shown) : nothingOpen()}</section>
</div>`,
  });
}

function rows(mails: Mail[], shown: Shown): Markup {
  if (mails.length === 0) {
    return html`<p class="empty">No mail yet. Whatever the shop sends arrives here within a moment.</p>`;
  }
  return html`<ol class="mails">${mails.map(
    (mail) => html`<li><a id="mail-${mail.id}" href="${link({ to: shown.to, id: mail.id })}"
 ${mail.id === shown.id ? html`aria-current="true"` : ''}>
<span class="mail-to">${mail.to.join(', ')}</span> <time>${timeOfDay(mail.atMs)}</time>
<span class="mail-subject">${mail.subject || '(no subject)'}</span></a></li>`,
  )}</ol>`;
}

function nothingOpen(): Markup {
  return html`<p class="empty">Choose a message to read it.</p>`;
}

function message(mail: Mail, shown: Shown): Markup {
  const plain = shown.view === 'text' || !mail.html;
  const tab = (view: string | undefined, name: string, current: boolean) =>
    html`<a href="${link({ to: shown.to, id: mail.id, view })}" ${current ? html`aria-current="page"` : ''}>${name}</a>`;
  return html`
<a class="back" href="${link({ to: shown.to })}">All mail</a>
<h1>${mail.subject || '(no subject)'}</h1>
<dl class="facts">
<dt>From</dt><dd>${mail.from}</dd>
<dt>To</dt><dd>${mail.to.join(', ')}</dd>
<dt>At</dt><dd>${dateAndTime(mail.atMs)} UTC</dd>
</dl>
<nav class="tabs" aria-label="Form of the message">
${mail.html ? tab(undefined, 'As sent', !plain) : ''}${tab('text', 'Plain text', plain)}
<a href="/mail/messages/${mail.id}.json">JSON</a></nav>
${
  plain
    ? html`<pre class="mail-text">${withLinks(mail.text ?? '')}</pre>`
    : html`<iframe title="${mail.subject || 'Message'}" src="/mail/messages/${mail.id}.html"
 sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
}`;
}

/** Plain text whose web addresses can be followed. */
function withLinks(text: string): Markup {
  const parts = text.split(/(https?:\/\/[^\s<>"')\]]+)/);
  return html`${parts.map((part, index) =>
    index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>` : part,
  )}`;
}
