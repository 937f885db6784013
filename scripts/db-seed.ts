import { parseEnv } from '@/lib/platform/env';
import { syncCatalogue } from '@/lib/services/catalogue/sync-catalogue';
import { createServices, systemCtx } from '@/lib/services/context';

/** Fills the catalogue from every configured provider. */
const services = createServices(parseEnv(process.env), { schedules: false });
const ctx = systemCtx(services, 'seed');
for (const provider of ctx.pods.keys()) {
  const { products } = await syncCatalogue(ctx, provider);
  console.log(`${products} products from ${provider}`);
}
await services.connection.close();
process.exit(0);
