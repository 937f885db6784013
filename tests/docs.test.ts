import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { KEY_NAMES } from '@/lib/domain/shop/keys';

const PAGES = globSync('{*.md,docs/**/*.md,packages/*/README.md,.github/**/*.md}').filter(
  (page) => !page.includes('node_modules'),
);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const SANDBOX = JSON.parse(readFileSync('packages/sandbox/package.json', 'utf8')) as typeof JSON & {
  scripts: Record<string, string>;
};
const textOf = (page: string) => readFileSync(page, 'utf8');

/** `lib/…` and the like in backquotes; a `<placeholder>`, a glob or an ellipsis names no one file. */
const FILE = /`((?:app|components|db|deploy|docs|lib|messages|packages|processes|scripts|tests|\.ci)\/[\w.@[\]/-]+)`/g;
/** Told of what was, and so may name what is gone. */
const HISTORY = /^(docs\/adr\/|CHANGELOG)/;

it.each(PAGES)('every link of %s leads somewhere', (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to.split('#')[0] ?? '');
  const own = links.filter((to) => to !== '' && !/^[a-z]+:/.test(to));
  expect(own.filter((to) => !existsSync(normalize(join(dirname(page), to))))).toEqual([]);
});

it.each(PAGES.filter((page) => !HISTORY.test(page)))('every file that %s names is there', (page) => {
  const named = [...textOf(page).matchAll(FILE)].map(([, file = '']) => file);
  const there = (file: string) => [file, `${file}.ts`, `${file}.tsx`].some((each) => existsSync(each));
  const local = (file: string) => existsSync(join(dirname(page), file));
  expect(named.filter((file) => !there(file) && !local(file))).toEqual([]);
});

it.each(PAGES)('every command of %s exists', (page) => {
  const text = textOf(page);
  const runs = [...text.matchAll(/npm run ([\w:-]+)([^`\n|]*)/g)].filter(
    ([, , rest = '']) => !/-w @flowbotz\/sandbox/.test(rest),
  );
  expect(runs.map(([, name = '']) => name).filter((name) => !(name in scripts) && !(name in SANDBOX.scripts))).toEqual(
    [],
  );
  const programs = [...text.matchAll(/^\s*(?:set -a; .*)?((?:deploy|\.ci)\/[\w.-]+)/gm)].map(([, file = '']) => file);
  expect(programs.filter((file) => !existsSync(file))).toEqual([]);
});

it('the gate on GitHub is the gate', () => {
  expect(textOf('.github/workflows/gate.yml')).toContain('run: .ci/run');
  expect(textOf('.ci/run')).toContain('npm test');
});

/** Read by who starts the processes. */
const PROCESSES = new Set(['PORT', 'HOST', 'WEB_PROCESSES']);

it('what the console can connect is left empty in the example: the environment would be stronger', () => {
  for (const name of KEY_NAMES) expect(textOf('.env.example')).toMatch(new RegExp(`^${name}=$`, 'm'));
});

it('every variable is documented, and nothing is documented that nobody reads', () => {
  const read = new Set(
    [...textOf('lib/platform/env.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name),
  );
  const told = new Set(
    [...textOf('.env.example').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name),
  );
  expect([...read].filter((name) => !told.has(name))).toEqual([]);
  expect([...told].filter((name) => !read.has(name) && !PROCESSES.has(name))).toEqual([]);
});
