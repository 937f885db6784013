import { z } from 'zod';
import { startSandbox } from './start';

/** Starts the sandbox from the command line and runs until it is told to end. */
const env = z
  .object({
    SANDBOX_PORT: z.coerce.number().int().min(0).max(65_534).default(4010),
    SANDBOX_TIME_SCALE: z.coerce.number().positive().default(1),
  })
  .parse(process.env);

const sandbox = await startSandbox({
  port: env.SANDBOX_PORT,
  timeScale: env.SANDBOX_TIME_SCALE,
  autopilot: true,
});

for (const [name, url] of [
  ['Sandbox', sandbox.origin],
  ['Stripe', sandbox.stripeUrl],
  ['Printful', sandbox.printfulUrl],
  ['Printify', sandbox.printifyUrl],
  ['Mail', `${sandbox.origin}/mail`],
  ['SMTP', sandbox.smtpUrl],
  ['Control', `${sandbox.origin}/control`],
]) {
  console.log(`${name?.padEnd(9)} ${url}`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    sandbox.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
