import { createServices } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { parseEnv } from '@/lib/platform/env';
import { importDue } from '@/lib/services/catalogue/import-due';

/** Fills the catalogue from every configured provider. */
const services = createServices(parseEnv(process.env), { schedules: false });
await services.keys.fresh();
const ctx = systemCtx(services, 'seed');
let failed = false;
for (const run of await importDue(ctx, { trigger: 'seed', always: true, sliceMs: Infinity })) {
  console.log(`${run.read} products from ${run.provider}, ${run.skipped} skipped, ${run.requests} requests`);
  if (run.state === 'done') continue;
  failed = true;
  console.error(`${run.provider} stopped, and goes on from there at the next try: ${run.error}`);
}
await services.connection.close();
process.exit(failed ? 1 : 0);
