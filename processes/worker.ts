import { processServices } from '@/lib/compose/services';
import { startTelemetry } from '@/lib/jobs/telemetry';
import { startWorker } from '@/lib/jobs/worker';
import { requireEnv } from './unusable';

/** Works off the queues and the timed work, and nothing else. `WORKER` speaks of the others. */
process.env['WORKER'] = 'on';
requireEnv();
startTelemetry();
const services = await processServices();
await startWorker(services);
process.send?.('ready');

/** Ends the work in hand first; what takes too long is taken up by another worker. */
async function end(): Promise<void> {
  await services.close();
  process.exit(0);
}

process.once('SIGTERM', () => void end());
process.once('disconnect', () => void end());
// The terminal tells the whole group, and whoever started us tells us when it is our turn.
process.on('SIGINT', () => undefined);
