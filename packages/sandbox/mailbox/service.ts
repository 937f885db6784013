import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { asset, pageHeaders } from '../page/page';
import type { Mailbox } from './mailbox';
import { mailboxPage } from './mailbox-page';

const MAIL_CSP =
  "default-src 'none'; img-src * data:; style-src 'unsafe-inline' *; font-src *; " +
  'sandbox allow-popups allow-popups-to-escape-sandbox';

/** The mailbox over HTTP, mounted under `/mail`: a page to read and JSON to assert on. */
export function createMailboxService(mailbox: Mailbox): Hono {
  const app = new Hono();

  app.get('/messages.json', (c) => c.json(mailbox.list({ to: c.req.query('to') })));
  app.delete('/messages.json', (c) => {
    mailbox.clear();
    return c.body(null, 204);
  });
  app.get('/messages/:file{[0-9]+\\.json}', (c) => {
    const mail = mailbox.find(c.req.param('file').replace('.json', ''));
    return mail ? c.json(mail) : c.json({ error: 'no such mail' }, 404);
  });
  // The mail as its reader's program would show it: no scripts, links open in a new tab.
  app.get('/messages/:file{[0-9]+\\.html}', (c) => {
    const mail = mailbox.find(c.req.param('file').replace('.html', ''));
    if (!mail?.html) return c.text('no such mail', 404);
    c.header('content-security-policy', MAIL_CSP);
    c.header('referrer-policy', 'no-referrer');
    return c.html(html`<base target="_blank">${raw(mail.html)}`);
  });

  app.get('/mail.js', asset(new URL('./mail.js', import.meta.url), 'text/javascript; charset=utf-8'));
  app.get('/mail.css', asset(new URL('./mail.css', import.meta.url), 'text/css; charset=utf-8'));
  app.get('/', pageHeaders, (c) =>
    c.html(mailboxPage(mailbox, { to: c.req.query('to'), id: c.req.query('id'), view: c.req.query('view') })),
  );
  return app;
}
