import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Stage } from '@/lib/integrations/conformance/check';
import { isAmiss, runChecks, textOf } from '@/lib/integrations/conformance/run-checks';
import { SERVICES } from '@/lib/integrations/conformance/services';
import { parseEnv } from '@/lib/platform/env';
import { createHttpClient } from '@/lib/platform/http-client';

const USAGE = `npm run conformance -- --provider <${[...SERVICES.keys()].join('|')}> [--live [--drafts]] [--json]`;

/** Whether a service is as its adapter takes it to be: the sandbox, or with `--live` the account of the environment. */
async function main(): Promise<number> {
  const yesNo = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: { provider: { type: 'string', default: '' }, live: yesNo, drafts: yesNo, json: yesNo },
  });
  const { provider: service, live, drafts, json } = values;
  const open = SERVICES.get(service);
  if (!open) throw new Error(USAGE);
  const { env, stage, stop } = live ? theWorld(drafts) : await (await import('./conformance-sandbox')).playSandbox();
  try {
    const conformance = open(env, stage);
    if (!conformance) throw new Error(`${service} is not connected: the environment has no keys of it`);
    if (live) console.error([`At ${conformance.label}, with your keys, this now`, ...conformance.plan].join('\n- '));
    const report = await runChecks(conformance, { service, place: live ? 'live' : 'sandbox' });
    console.log(json ? JSON.stringify(report, null, 2) : textOf(report, new Date()));
    return isAmiss(report) ? 1 : 0;
  } finally {
    await stop();
  }
}

function theWorld(drafts: boolean) {
  const env = parseEnv(process.env);
  if (env.sandboxed)
    throw new Error('The environment names stand-ins (…_API_URL): --live asks the services themselves.');
  const stage: Stage = {
    http: (baseUrl) => createHttpClient({ baseUrl, headers: {} }),
    now: Date.now,
    wait: (ms) => setTimeout(ms),
    drafts,
  };
  return { env, stage, stop: async () => undefined };
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
