/** Once per server process: on a plain Node server the app also works off its own queue. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startProcessWorker } = await import('./lib/jobs/worker');
  await startProcessWorker();
}
