import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../tests/test-sandbox';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.stop());

async function send(mail: { to: string; bcc?: string; subject?: string; text?: string; html?: string }): Promise<void> {
  const transport = createTransport(sandbox.smtpUrl);
  await transport.sendMail({ from: 'FlowBotz <shop@flowbotz.test>', headers: { 'X-Order': 'FBZ1' }, ...mail });
  transport.close();
}
const get = async (path: string) => fetch(`${sandbox.origin}/mail${path}`);

describe('mailbox', () => {
  it('gives back what was sent, as it was sent', async () => {
    await send({ to: 'Ada <Ada@Example.test>', subject: 'Grüße ✓', text: 'plain', html: '<p>rich</p>' });
    const messages = await (await get('/messages.json')).json();
    expect(messages).toMatchObject([
      {
        id: '1',
        messageId: expect.stringMatching(/^<.+>$/),
        from: '"FlowBotz" <shop@flowbotz.test>',
        to: ['ada@example.test'],
        subject: 'Grüße ✓',
        text: 'plain',
        html: '<p>rich</p>',
        headers: { 'x-order': 'FBZ1' },
        atMs: expect.any(Number),
      },
    ]);
  });

  it('filters by whoever really got it, newest last', async () => {
    await send({ to: 'ada@example.test', subject: 'one' });
    await send({ to: 'bob@example.test', bcc: 'ada@example.test', subject: 'two' });
    await send({ to: 'bob@example.test', subject: 'three' });
    const subjects = async (to: string) =>
      (await (await get(`/messages.json?to=${to}`)).json()).map(({ subject }: { subject: string }) => subject);
    expect(await subjects('ADA@example.test')).toEqual(['one', 'two']);
    expect(await subjects('bob@example.test')).toEqual(['two', 'three']);
    expect(await subjects('eve@example.test')).toEqual([]);
  });

  it('takes any name and password', async () => {
    const { host } = new URL(sandbox.smtpUrl);
    const transport = createTransport(`smtp://me:secret@${host}`);
    await transport.sendMail({ from: 'a@b.test', to: 'ada@example.test', subject: 'hi', text: 'x' });
    transport.close();
    expect(sandbox.mailbox.list()).toHaveLength(1);
  });

  it('is empty after DELETE', async () => {
    await send({ to: 'ada@example.test', subject: 'one' });
    await fetch(`${sandbox.origin}/mail/messages.json`, { method: 'DELETE' });
    expect(await (await get('/messages.json')).json()).toEqual([]);
  });

  it('shows the HTML apart from our page, without scripts', async () => {
    await send({ to: 'ada@example.test', html: '<a href="http://127.0.0.1/x">in</a><script>alert(1)</script>' });
    const response = await get('/messages/1.html');
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox allow-popups/);
    expect(await response.text()).toContain('<base target="_blank">');
  });

  it('escapes what strangers wrote on our page, and makes links in plain text work', async () => {
    await send({
      to: 'ada@example.test',
      subject: '<img src=x>',
      text: 'go to https://shop.test/in?t=1&u=2 <b>now</b>',
    });
    const html = await (await get('?id=1&view=text')).text();
    expect(html).not.toContain('<img src=x>');
    expect(html).not.toContain('<b>now');
    expect(html).toContain('href="https://shop.test/in?t=1&amp;u=2"');
  });
});
