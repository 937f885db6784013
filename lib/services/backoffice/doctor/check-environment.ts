import { type Finding, look, ok, wrong } from '@/lib/domain/core/finding';
import type { KeptKeys } from '@/lib/engine/kept-keys';
import type { Env } from '@/lib/platform/env';

/** What the environment says by itself, nobody asked. */
export function checkEnvironment(env: Env): Finding[] {
  const mode = `${env.livemode ? 'live' : 'test'} mode${env.sandboxed ? ', against a sandbox' : ''}`;
  return [
    ok('environment', mode),
    addressOf(env),
    proxiesOf(env),
    ...(env.VERCEL === undefined ? [] : onVercel(env)),
    ...(env.ADMIN_EMAILS.length > 0
      ? []
      : [
          wrong(
            'owner',
            'nobody becomes owner of the console',
            'put your address into ADMIN_EMAILS and sign in with it',
          ),
        ]),
    ...(env.MAIL_FROM === undefined || /\.example\W*$/.test(env.MAIL_FROM)
      ? [
          wrong(
            'mail.from',
            `mails come from ${env.MAIL_FROM ?? 'nobody'}`,
            'set MAIL_FROM to an address your mail server may send as',
          ),
        ]
      : []),
    ...(env.ALERT_EMAILS.length > 0 || env.ALERT_WEBHOOK_URL
      ? []
      : [look('alerts', 'nobody is told when something goes wrong', 'set ALERT_EMAILS or ALERT_WEBHOOK_URL')]),
  ];
}

/** What the console keeps and cannot be used, as it is now. */
export async function checkKept(keys: KeptKeys): Promise<Finding[]> {
  await keys.fresh();
  return [...keys.unfit].map(([service, why]) =>
    wrong(`${service}.kept`, why, 'connect it anew under Set-up in the console, or mend what the environment says'),
  );
}

function addressOf({ APP_URL, sandboxed, livemode }: Env): Finding {
  const { protocol, hostname } = new URL(APP_URL);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol === 'https:' && !isHere) return ok('address', `the shop is at ${APP_URL}`);
  if (sandboxed || (isHere && !livemode)) {
    return look(
      'address',
      `the shop is at ${APP_URL}, on this machine`,
      'set APP_URL to its public https address to go live',
    );
  }
  return wrong(
    'address',
    `the shop is at ${APP_URL}`,
    'set APP_URL to its public address with https: print shops refuse any other, and so do browsers for payments',
  );
}

/** Counted wrong, every limit is void, or everybody shares one: nothing else would tell. */
function proxiesOf({ TRUSTED_PROXIES, APP_URL }: Env): Finding {
  const isHttps = APP_URL.startsWith('https:');
  if (TRUSTED_PROXIES === 0 && isHttps)
    return look(
      'proxies',
      'TRUSTED_PROXIES is 0, yet something in front ends https: all callers share one limit',
      'set TRUSTED_PROXIES to how many proxies and CDNs stand in front',
    );
  return ok(
    'proxies',
    TRUSTED_PROXIES === 0
      ? 'no proxy is trusted: all callers share one limit'
      : `the caller is number ${TRUSTED_PROXIES} from the right in X-Forwarded-For; each of the ${TRUSTED_PROXIES} in front must add one`,
  );
}

function onVercel(env: Env): Finding[] {
  return [
    env.CRON_SECRET === undefined
      ? wrong(
          'cron.secret',
          'CRON_SECRET is not set',
          'set it: without it Vercel’s crons are turned away, and nothing is worked off',
        )
      : ok('cron.secret', 'the crons have a secret'),
    env.S3_BUCKET === undefined
      ? wrong('storage', 'files go to a folder, and Vercel keeps none', 'set S3_BUCKET and its keys')
      : ok('storage', 'files go to a bucket'),
  ];
}
