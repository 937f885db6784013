import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export type ImportGraph = Map<string, string[]>;
export type Arrow = { from: string; to: string; imports: string[] };

/** Every TypeScript file that is in git or will be, as paths from the project's root. */
export function sourceFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'];
  return execFileSync('git', args, { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && file !== 'next-env.d.ts' && existsSync(file));
}

/** What a file imports of ours, type-only and lazy imports included, as paths from the root, without their ending. */
export function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, target = '']) => {
    if (target.startsWith('@/')) return [target.slice(2)];
    return target.startsWith('.') ? [normalize(join(dirname(file), target))] : [];
  });
}

/** The product's own files and whom each imports; tests are left out. */
export function importGraph(files = sourceFiles()): ImportGraph {
  const product = files.filter((file) => !/\.test\.tsx?$/.test(file) && !/^(tests|scripts)\//.test(file));
  const byStem = new Map(product.map((file) => [file.replace(/\.tsx?$/, ''), file]));
  return new Map(
    product.map((file) => [file, importsOf(file).flatMap((target) => byStem.get(target.replace(/\.tsx?$/, '')) ?? [])]),
  );
}

/** The arrows between rooms. `roomOf` names a file's room, or null for a file that is in none of them. */
export function arrowsBetween(graph: ImportGraph, roomOf: (file: string) => string | null): Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const [file, targets] of graph)
    for (const target of targets) {
      const [from, to] = [roomOf(file), roomOf(target)];
      if (from === null || to === null || from === to) continue;
      const arrow = arrows.get(`${from} ${to}`) ?? { from, to, imports: [] };
      arrow.imports.push(`${file} imports ${target}`);
      arrows.set(`${from} ${to}`, arrow);
    }
  return [...arrows.values()];
}

/** Files that import each other in a loop, found with Tarjan's strongly connected components. */
export function circlesIn(graph: ImportGraph): string[][] {
  const seen = new Map<string, { index: number; low: number; open: boolean }>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string) => {
    const node = { index: seen.size, low: seen.size, open: true };
    seen.set(file, node);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      const known = seen.get(target);
      if (known === undefined) node.low = Math.min(node.low, visit(target).low);
      else if (known.open) node.low = Math.min(node.low, known.index);
    }
    if (node.low === node.index) {
      const circle = stack.splice(stack.indexOf(file));
      for (const member of circle) {
        const entry = seen.get(member);
        if (entry) entry.open = false;
      }
      if (circle.length > 1) circles.push(circle.sort());
    }
    return node;
  };
  for (const file of graph.keys()) if (!seen.has(file)) visit(file);
  return circles;
}
