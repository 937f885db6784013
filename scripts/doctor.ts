import { createServices } from '@/lib/compose/services';
import { type Finding, wrong } from '@/lib/domain/core/finding';
import { systemCtx } from '@/lib/engine/ctx';
import { type Env, parseEnv } from '@/lib/platform/env';
import { runDoctor } from '@/lib/services/backoffice/doctor/run-doctor';

const USAGE = `npm run doctor -- [--fix] [--replace=printful] [--rotate=stripe] [--no-mail] [--json]`;
const MARKS = { ok: '✓', wrong: '✗', look: '?' } as const;

type Secret = { name: string; secret: string };

/** Checks a deployment from its environment. `--fix` registers webhooks, keeps the secrets that are new, prints them. */
async function main(args: string[]): Promise<number> {
  const of = (name: string) =>
    args.filter((arg) => arg.startsWith(`--${name}=`)).flatMap((arg) => arg.split('=')[1]?.split(',') ?? []);
  const isJson = args.includes('--json');
  const unknown = args.filter((arg) => !/^--(fix|json|no-mail|replace=.+|rotate=.+)$/.test(arg));
  if (unknown.length > 0) throw new Error(`${unknown.join(' ')} is unknown. ${USAGE}`);
  const secrets: Secret[] = [];
  const tell = (source: string, secret: string) => {
    secrets.push({ name: `${source.toUpperCase()}_WEBHOOK_SECRET`, secret });
    if (!isJson)
      console.log(
        `! ${source}: stored, nothing to do. For your own keeping: ${source.toUpperCase()}_WEBHOOK_SECRET=${secret}`,
      );
  };
  const findings = await look(
    { fix: args.includes('--fix'), mail: !args.includes('--no-mail'), replace: of('replace'), rotate: of('rotate') },
    tell,
  );
  if (isJson)
    console.log(
      JSON.stringify({ ok: findings.every(({ verdict }) => verdict !== 'wrong'), findings, secrets }, null, 2),
    );
  else for (const finding of findings) console.log(lineOf(finding));
  return findings.some(({ verdict }) => verdict === 'wrong') ? 1 : 0;
}

async function look(wish: Parameters<typeof runDoctor>[2], tell: Parameters<typeof runDoctor>[3]): Promise<Finding[]> {
  let env: Env;
  try {
    env = parseEnv(process.env);
  } catch (error) {
    return [wrong('environment', (error as Error).message, 'set what is named; .env.example says what each is for')];
  }
  const services = createServices({ ...env, LOG_LEVEL: 'silent' }, { schedules: false });
  try {
    return await runDoctor(systemCtx(services, 'doctor'), services.connection, wish, tell);
  } finally {
    services.mailer.close();
    await services.connection.close();
  }
}

function lineOf({ check, verdict, found, todo }: Finding): string {
  return `${MARKS[verdict]} ${check}: ${found}${todo === null ? '' : `\n    → ${todo}`}`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
