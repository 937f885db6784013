import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createServices } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { parseEnv } from '@/lib/platform/env';
import { importDue } from '@/lib/services/catalogue/import-due';
import { startSandbox } from '../../packages/sandbox/start';
import { PUBLISHABLE_KEY } from './paying';

/** So quick that no call waits for the providers' pace. */
const TIME_SCALE = 1000;

/** Reads the sandbox's catalogue into a database, once for all that are made from it. Returns the sandbox's origin. */
export async function seedCatalogue(databaseUrl: string): Promise<string> {
  const sandbox = await startSandbox({ timeScale: TIME_SCALE });
  const services = createServices(parseEnv(sandboxEnv(sandbox, databaseUrl)), { schedules: false });
  try {
    await importDue(systemCtx(services, 'test'), { trigger: 'test', always: true });
    // What reading it left behind: nobody who finds the catalogue has called a provider yet.
    await services.db.execute(sql`truncate provider_health, provider_route_limits, provider_minutes`);
    return sandbox.origin;
  } finally {
    await services.connection.close();
    await sandbox.stop();
  }
}

/** Keys and addresses that make the verbs talk to the sandbox. */
export function sandboxEnv(
  sandbox: { stripeUrl: string; printfulUrl: string; printifyUrl: string; smtpUrl: string },
  databaseUrl: string,
): Record<string, string> {
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '4',
    NEXTAUTH_SECRET: 'x'.repeat(40),
    DATA_KEYS: `t:${randomBytes(32).toString('base64')}`,
    // The mailbox makes each new line wait a moment, so the mails share a few.
    SMTP_URL: `${sandbox.smtpUrl}?pool=true`,
    STRIPE_SECRET_KEY: 'sk_test_flowbotzSandbox0001',
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
    STRIPE_API_URL: sandbox.stripeUrl,
    PRINTFUL_API_KEY: 'sandbox',
    PRINTFUL_API_URL: sandbox.printfulUrl,
    PRINTIFY_API_KEY: 'sandbox',
    PRINTIFY_SHOP_ID: '901001',
    PRINTIFY_API_URL: sandbox.printifyUrl,
    PROVIDER_PACE: String(TIME_SCALE),
  };
}
