import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { ERROR_REASONS } from '@/lib/domain/core/errors';
import { LOCALES } from '@/lib/domain/core/locale';
import { messagesOf } from './words';

/** Every message by its whole path: `cart.title` → "Cart". */
function flat(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flat(value as object, `${prefix}${key}.`)],
    ),
  );
}

const ENGLISH = flat(messagesOf('en'));

const sources = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'app', 'components', 'lib'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

describe('the words of the shop', () => {
  it.each(LOCALES)('are complete in %s, and take the same values', (locale) => {
    const shape = (messages: Map<string, string>) =>
      [...messages].map(([path, message]) => `${path} ${placesIn(message).join(' ')}`).sort();
    expect(shape(flat(messagesOf(locale)))).toEqual(shape(ENGLISH));
  });

  it.each(LOCALES)('can all be said in %s', (locale) => {
    const failed: string[] = [];
    const t = createTranslator({
      locale,
      messages: messagesOf(locale),
      timeZone: 'UTC',
      onError: (error) => failed.push(error.message),
    });
    for (const [path, message] of flat(messagesOf(locale))) {
      const values = placesIn(message).map((place) =>
        place.startsWith('<') ? [place.slice(1), () => 'x'] : [place, place === 'kind' ? 'other' : 2],
      );
      void t.rich(path as 'base.close', Object.fromEntries(values));
    }
    expect(failed).toEqual([]);
  });

  it('are all used', () => {
    expect([...ENGLISH.keys()].filter((path) => !isUsed(path))).toEqual([]);
  });

  it('tell a shopper about every reason an answer may give', () => {
    expect(ERROR_REASONS.filter((reason) => !ENGLISH.has(`errors.${reason}`))).toEqual([]);
  });
});

/** What a message wants to be given: values by name, tags with a `<` in front. */
function placesIn(message: string): string[] {
  const values = [...message.matchAll(/(?<!(?:=\d|one|other) )\{([a-z]\w*)\s*[,}]/g)].map(([, name = '']) => name);
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([, name = '']) => `<${name}`);
  return [...new Set([...values, ...tags])].sort();
}

/** A file that reads the area names the message: as it is, by a pattern such as `${kind}.title`, or elsewhere as a word. */
function isUsed(path: string): boolean {
  return sources.some(({ text }) =>
    areasIn(text).some((area) => {
      if (!path.startsWith(`${area}.`)) return false;
      const rest = path.slice(area.length + 1);
      if (text.includes(`'${rest}'`)) return true;
      if (patternsIn(text).some((pattern) => pattern.test(rest))) return true;
      return !rest.includes('.') && sources.some((other) => other.text.includes(`'${rest}'`));
    }),
  );
}

function areasIn(text: string): string[] {
  const reads = text.matchAll(/(?:useTranslations|getTranslations)\('([\w.]+)'\)|wordsIn\([^()]+, '([\w.]+)'\)/g);
  return [...reads].map(([, one, other]) => one ?? other ?? '');
}

function patternsIn(text: string): RegExp[] {
  return [...text.matchAll(/`([\w.]*\$\{[^`]*)`/g)].map(([, pattern = '']) => {
    const parts = pattern.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[^\w]/g, '\\$&'));
    return new RegExp(`^${parts.join('[\\w.]+')}$`);
  });
}

/** Attributes that a shopper reads or hears. */
const SPOKEN = ['aria-label', 'aria-roledescription', 'title', 'label', 'placeholder', 'alt', 'hint', 'description'];
/** Said in both languages, since nothing is known about its reader. */
const BILINGUAL = ['app/global-error.tsx'];

describe('the screens of the shop', () => {
  const screens = sources.filter(
    ({ file }) =>
      /^(app|components\/(shop|checkout|tracking|self-service|account|ui))\/.*\.tsx$/.test(file) &&
      !/^app\/(admin|api)\//.test(file) &&
      !BILINGUAL.includes(file),
  );

  it('are there to be looked at', () => {
    expect(screens.length).toBeGreaterThan(60);
  });

  it('say nothing that does not come from the messages', () => {
    expect(screens.flatMap(({ file, text }) => literalsIn(file, text).map((words) => `${file}: ${words}`))).toEqual([]);
  });
});

type Node = { type: string } & Record<string, unknown>;

/** Words in a screen's markup, in the attributes that are read, and in what is put between tags. */
function literalsIn(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'JSXText') found.push(String(node['value']));
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node['children'] as Node[]) {
        if (child.type === 'JSXExpressionContainer') found.push(...saidBy(child['expression'] as Node));
      }
    }
    if (node.type === 'JSXAttribute' && node['value'] && SPOKEN.includes(String((node['name'] as Node)['name']))) {
      const value = node['value'] as Node;
      found.push(...saidBy(value.type === 'JSXExpressionContainer' ? (value['expression'] as Node) : value));
    }
    for (const part of Object.values(node).flat()) if (isNode(part)) visit(part);
  };
  visit(parseSync(file, text).program as unknown as Node);
  return found.filter((words) => /\p{L}{2,}/u.test(words)).map((words) => words.trim());
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** What an expression may come to, as far as it is written out there. */
function saidBy(node: Node): string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral':
      return (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
    case 'ConditionalExpression':
      return [node['consequent'], node['alternate']].flatMap((side) => saidBy(side as Node));
    case 'LogicalExpression':
      return [node['left'], node['right']].flatMap((side) => saidBy(side as Node));
    default:
      return [];
  }
}
