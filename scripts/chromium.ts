import { existsSync } from 'node:fs';
import { run } from './run';

const PLACES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** A Chromium that is there, or Debian's where we may install it. */
export async function findChromium(): Promise<string> {
  const found = PLACES.find((place) => place !== undefined && existsSync(place));
  if (found) return found;
  console.log('no Chromium found, installing it with apt-get …');
  await run('apt-get', ['update'], { quiet: true });
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    quiet: true,
  });
  if (code !== 0 || !existsSync('/usr/bin/chromium'))
    throw new Error(`Chromium is needed for the browser tests (set CHROMIUM_PATH):\n${output}`);
  return '/usr/bin/chromium';
}
