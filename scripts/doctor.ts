import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createServices } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { isWrong } from '@/lib/platform/clock';
import { parseEnv } from '@/lib/platform/env';
import { registerWebhooks } from '@/lib/services/webhooks/register-webhooks';
import { testWebhooks } from '@/lib/services/webhooks/test-webhooks';

/** Checks a deployment from its environment. `--fix` registers webhooks and prints the secrets that are new. */
async function main(): Promise<number> {
  const env = parseEnv(process.env);
  let faults = 0;
  const report = (ok: boolean, line: string) => {
    if (!ok) faults += 1;
    console.log(`${ok ? '✓' : '✗'} ${line}`);
  };
  report(true, `environment: ${env.livemode ? 'live' : 'test'} mode${env.sandboxed ? ', against a sandbox' : ''}`);
  report(env.CRON_SECRET !== undefined, 'CRON_SECRET is set (without it the cron routes let nobody in)');
  const services = createServices(env, { schedules: false });
  try {
    const ctx = systemCtx(services, 'doctor');
    const [row] = await services.db.execute<{ n: string }>(sql`select count(*) as n from drizzle.__drizzle_migrations`);
    report(Number(row?.n) > 0, `database answers, ${row?.n} migrations applied`);
    const beat = await services.connection.pulse.beat();
    if (beat) {
      const seconds = Math.round(Math.abs(beat.aheadMs) / 1000);
      report(!isWrong(beat.aheadMs), `this machine's clock is ${seconds} s off the database's`);
    }
    if (process.argv.includes('--fix')) {
      for (const [name, secret] of Object.entries(
        await registerWebhooks(ctx, { newSecret: randomBytes(20).toString('hex') }),
      )) {
        console.log(`  put this into the environment now, it is shown once: ${name}=${secret}`);
      }
    }
    const { sources } = await testWebhooks(ctx);
    for (const source of sources ?? []) {
      report(
        source.secretSet && source.inOrder === true,
        `${source.source}: webhook secret ${source.secretSet ? 'set' : 'missing'}; ${source.registration}${
          source.inOrder === true ? '' : ' (repair it with --fix)'
        }`,
      );
    }
  } finally {
    await services.connection.close();
  }
  return faults;
}

main().then(
  (faults) => process.exit(faults === 0 ? 0 : 1),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
