import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** What real keys look like, of the services we use and of the usual others. Stand-ins in tests are short or say so. */
const SECRETS: [what: string, looks: RegExp][] = [
  ['a live Stripe key', /\b[sr]k_live_[0-9a-zA-Z]{24,}/],
  ['a Stripe webhook secret', /\bwhsec_[0-9a-zA-Z+/]{32,}/],
  ['a private key', /-----BEGIN (?:RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----\s*\n[A-Za-z0-9+/=\s]{100,}/],
  ['an AWS key', /\bAKIA[0-9A-Z]{16}\b/],
  ['a GitHub token', /\bgh[pousr]_[0-9A-Za-z]{36,}/],
  ['a Slack address', /hooks\.slack\.com\/services\/T\w{8,}\/B\w{8,}\/\w{20,}/],
  ['a Google key', /\bAIza[0-9A-Za-z_-]{35}\b/],
  ['a signed token', /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{40,}/],
  [
    'a filled-in variable',
    /^(?:DATA_KEYS|NEXTAUTH_SECRET|CRON_SECRET|PRINTFUL_API_KEY|PRINTIFY_API_KEY)=[\w:+/=-]{30,}$/m,
  ],
];
const MAX_BYTES = 2_000_000;

/** Keys that were committed: what a file tells of one, by its name and never by its value. */
export function secretsIn(text: string): string[] {
  return SECRETS.flatMap(([what, looks]) => (looks.test(text) ? [what] : []));
}

if (import.meta.filename === process.argv[1]) {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  const found = files
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() && statSync(file).size < MAX_BYTES)
    .flatMap((file) => secretsIn(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`));
  for (const line of found) console.log(line);
  process.exit(Math.min(found.length, 1));
}
