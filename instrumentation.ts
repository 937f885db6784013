/** Once per server process: on a plain Node server the app also works off its own queue. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  // Loaded only where it is used: it is larger than the rest of the start.
  if (process.env['OTEL_EXPORTER_OTLP_ENDPOINT']) (await import('./lib/jobs/telemetry')).startTelemetry();
  const { startProcessWorker } = await import('./lib/jobs/worker');
  await startProcessWorker();
}
