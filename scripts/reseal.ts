import { createServices } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { parseEnv } from '@/lib/platform/env';
import { reseal } from '@/lib/services/backoffice/doctor/reseal';

/** `npm run reseal`: after a new key was put in front of DATA_KEYS, so that the older ones can go. */
const services = createServices({ ...parseEnv(process.env), LOG_LEVEL: 'error' }, { schedules: false });
console.log(`${await reseal(systemCtx(services, 'reseal'))} values were sealed with the newest key.`);
services.mailer.close();
await services.connection.close();
process.exit(0);
