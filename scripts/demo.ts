import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { storeSchema } from '../packages/sandbox/core/store-seed';
import { startStack } from './stack';

const ADMIN = 'admin@flowbotz.example';

/** The shop, the console and the control page on this machine, until ctrl-c. */
async function main(): Promise<void> {
  const store = process.env['SANDBOX_STORE'];
  const stack = await startStack({
    port: Number(process.env['PORT'] ?? 3000),
    sandboxPort: Number(process.env['SANDBOX_PORT'] ?? 4010),
    timeScale: Number(process.env['SANDBOX_TIME_SCALE'] ?? 10),
    autopilot: process.env['SANDBOX_AUTOPILOT'] !== 'off',
    adminEmail: ADMIN,
    keys: process.env['DEMO_KEYS'] !== 'off',
    store: store ? storeSchema.parse(JSON.parse(readFileSync(store, 'utf8'))) : null,
    say: (line) => console.log(`  ${line}`),
  });
  const { appUrl, sandbox } = stack;
  const urlFile = process.env['DATABASE_URL_FILE'];
  if (urlFile) {
    mkdirSync(dirname(urlFile), { recursive: true });
    writeFileSync(urlFile, stack.databaseUrl);
  }
  console.log(`
  Shop      ${appUrl}
  Console   ${appUrl}/admin
  Control   ${sandbox.origin}/control   move orders on, bend time, make things fail
  Mail      ${sandbox.origin}/mail      everything the shop sends

  Pay with  4242 4242 4242 4242, any future date, any CVC
            4000 0000 0000 0002 is declined, 4000 0025 0000 3155 asks for 3-D Secure
  Sign in   as a shopper: any address at ${appUrl}/sign-in, then open the link in Mail
            as the admin: ${ADMIN}, the same way

  ctrl-c stops everything.
`);
  const signal = await new Promise<string>((resolve) => {
    process.once('SIGINT', () => resolve('SIGINT'));
    process.once('SIGTERM', () => resolve('SIGTERM'));
  });
  console.log(`\n  ${signal}: stopping …`);
  await stack.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
