import type { Services } from '@/lib/compose/services';
import { firstOwnerCode } from '@/lib/services/account/first-owner';

/** Printed for whoever started the server, and not logged: logs go to more people. */
export async function tellFirstOwner(services: Services): Promise<void> {
  const code = await firstOwnerCode(services);
  if (code !== null)
    console.log(`Nobody owns this shop yet. Set it up at ${services.env.APP_URL}/setup with the code ${code}`);
}
