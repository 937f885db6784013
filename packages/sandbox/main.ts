#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { faultPlanSchema } from './core/faults';
import { storeSchema } from './core/store-seed';
import type { SandboxOptions } from './host';
import { startSandbox } from './start';

/** Starts the sandbox from the command line and runs until it is told to end. */
const HELP = `Stripe, Printful, Printify and a mail server on this machine, to try and test a shop.

flowbotz-sandbox [options]

  --port <n>          HTTP port, 0 for any free one (4010)
  --smtp-port <n>     SMTP port (the one after --port)
  --host <address>    address to listen on (127.0.0.1)
  --origin <url>      where others reach it, if not at its host and port
  --time-scale <n>    how many times as fast as yours its time runs (1)
  --seed <n>          seed of the fault plan (1)
  --faults <file>     fault plan to begin with, JSON as /control/faults takes it
  --store <file>      what the stores hold beside the built-in goods, JSON
  --no-autopilot      orders wait for /control to move them
  --help              this text
`;

const port = z.coerce.number().int().min(0).max(65_534);
const optionsSchema = z.object({
  port: port.default(4010),
  'smtp-port': port.optional(),
  host: z.string().min(1).default('127.0.0.1'),
  origin: z.url().optional(),
  'time-scale': z.coerce.number().positive().default(1),
  seed: z.coerce.number().int().optional(),
  faults: z.string().optional(),
  store: z.string().optional(),
  autopilot: z.boolean().default(true),
});

function readOptions(): SandboxOptions | 'help' {
  const text = { type: 'string' } as const;
  const yesNo = { type: 'boolean' } as const;
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      port: text,
      'smtp-port': text,
      host: text,
      origin: text,
      'time-scale': text,
      seed: text,
      faults: text,
      store: text,
      autopilot: yesNo,
      help: yesNo,
    },
  });
  if (values.help) return 'help';
  const read = optionsSchema.parse(values);
  const plan = read.faults === undefined ? {} : z.looseObject({}).parse(readFile(read.faults));
  return {
    port: read.port,
    host: read.host,
    timeScale: read['time-scale'],
    autopilot: read.autopilot,
    faults: faultPlanSchema.parse({ ...plan, ...(read.seed !== undefined && { seed: read.seed }) }),
    ...(read['smtp-port'] !== undefined && { smtpPort: read['smtp-port'] }),
    ...(read.origin !== undefined && { origin: read.origin }),
    ...(read.store !== undefined && { store: storeSchema.parse(readFile(read.store)) }),
  };
}

const readFile = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

async function run(options: SandboxOptions): Promise<void> {
  const sandbox = await startSandbox(options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.stop().then(() => process.exit(0), refuse));
  }
  for (const [name, url] of [
    ['Sandbox', sandbox.origin],
    ['Stripe', sandbox.stripeUrl],
    ['Printful', sandbox.printfulUrl],
    ['Printify', sandbox.printifyUrl],
    ['Mail', `${sandbox.origin}/mail`],
    ['SMTP', sandbox.smtpUrl],
    ['Control', `${sandbox.origin}/control`],
  ] as const) {
    console.log(`${name.padEnd(9)} ${url}`);
  }
}

function refuse(error: unknown): never {
  const words = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
  console.error(`flowbotz-sandbox: ${words}`);
  process.exit(1);
}

try {
  const options = readOptions();
  if (options === 'help') console.log(HELP);
  else await run(options);
} catch (error) {
  refuse(error);
}
