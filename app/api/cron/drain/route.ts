import { cronEndpoint } from '@/lib/http/cron-endpoint';
import { drain } from '@/lib/jobs/drain';

export const dynamic = 'force-dynamic';
export const maxDuration = 60;

const DRAIN_MS = 50_000;

/** Every minute: works off what is due, where no long-lived worker runs. */
export const GET = cronEndpoint((services) => drain(services, Date.now() + DRAIN_MS));
