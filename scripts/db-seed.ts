import { createServices } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { parseEnv } from '@/lib/platform/env';
import { syncCatalogues } from '@/lib/services/catalogue/sync-catalogues';

/** Fills the catalogue from every configured provider. */
const services = createServices(parseEnv(process.env), { schedules: false });
const ctx = systemCtx(services, 'seed');
for (const [provider, products] of Object.entries(await syncCatalogues(ctx)))
  console.log(`${products} products from ${provider}`);
await services.connection.close();
process.exit(0);
