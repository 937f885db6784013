import { ProviderError } from '@/lib/domain/core/errors';
import { type Finding, ok, wrong } from '@/lib/domain/core/finding';
import { neededKeys, PRINT_SHOPS } from '@/lib/domain/shop/keys';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { POD_FOLDERS } from '@/lib/integrations/pod/registry';

/** What each service says of our account there. */
export async function checkAccounts(ctx: Ctx): Promise<Finding[]> {
  const none = wrong(
    'providers',
    'nobody prints: no print provider is configured',
    `connect one under Set-up in the console, or set ${PRINT_SHOPS.map((id) => neededKeys(id).join(' and ')).join(', or ')}`,
  );
  const asked = await Promise.all(['stripe', ...ctx.pods.keys()].map((id) => checkAccount(ctx, id)));
  return [...(ctx.pods.size === 0 ? [none] : []), ...asked.flat()];
}

/** What one of them says of it. */
export function checkAccount(ctx: Ctx, service: string): Promise<Finding[]> {
  const { livemode, TAX_MODE } = ctx.env;
  return service === 'stripe'
    ? heard('stripe', 'STRIPE_SECRET_KEY', () => ctx.stripe.account.inspect({ livemode, tax: TAX_MODE === 'stripe' }))
    : heard(service, keyOf(service), () => podOf(ctx, service, 'refresh').inspectAccount());
}

/** How the environment says its key; null where it takes none. */
function keyOf(service: string): string | null {
  return POD_FOLDERS.find(({ id }) => id === service)?.key === null ? null : `${service.toUpperCase()}_API_KEY`;
}

async function heard(name: string, variable: string | null, ask: () => Promise<Finding[]>): Promise<Finding[]> {
  const check = `${name}.key`;
  try {
    const findings = await ask();
    return variable === null || findings.some((finding) => finding.check === check)
      ? findings
      : [ok(check, 'the key is taken'), ...findings];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const todo =
      error.kind === 'unauthorized' && variable !== null
        ? `put a key that is valid and may do what the list in docs/going-live.md names into ${variable}`
        : 'try again later; it does not answer as it should';
    return [wrong(check, error.message, todo)];
  }
}

/** A real mail to whoever asks, or to the first of those who own the console. */
export async function checkMail(ctx: Ctx): Promise<Finding[]> {
  const asks = ctx.actor.kind === 'user' ? [ctx.actor.email] : [];
  const [to] = [...asks, ...ctx.env.ADMIN_EMAILS, ...ctx.env.ALERT_EMAILS];
  if (to === undefined) return [];
  const text = 'Mail works. The shop sent this because somebody asked whether it does.';
  try {
    await ctx.mailer.send({
      to,
      subject: `${(await ctx.settings.shop()).name}: mail works`,
      text,
      html: `<p>${text}</p>`,
      key: `doctor-${ctx.clock.now().getTime()}`,
    });
    return [ok('mail', `the mail server took a mail to ${to}: see that it arrived and is no spam`)];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    // The mailer's own words: what an address inside the network answers is not read out through this.
    return [
      wrong(
        'mail',
        `no mail can be sent: ${error.message}`,
        'set SMTP_URL right: host, port, smtps:// for port 465, user and password',
      ),
    ];
  }
}
