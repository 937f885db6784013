/** A decoded request: strings at the leaves, as a form can hold nothing else. */
export type FormValue = string | FormValue[] | FormTree;
export type FormTree = { [key: string]: FormValue };

/**
 * Decodes `a[b][c]=v` and `a[0]=v` / `a[]=v` as Stripe does. Returns the tree with lists where every key is a number.
 */
export function decodeForm(text: string): FormTree {
  const root: FormTree = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) insert(root, keysOf(name), value);
  const tree: FormTree = Object.create(null);
  for (const [key, value] of Object.entries(root)) tree[key] = withLists(value);
  return tree;
}

function keysOf(name: string): string[] {
  const open = name.indexOf('[');
  if (open <= 0) return [name];
  return [name.slice(0, open), ...Array.from(name.slice(open).matchAll(/\[([^\]]*)\]/g), (match) => match[1] ?? '')];
}

function insert(tree: FormTree, [first = '', ...rest]: string[], value: string): void {
  const key = first === '' ? String(Object.keys(tree).length) : first;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const below = tree[key];
  const branch: FormTree = isTree(below) ? below : Object.create(null);
  tree[key] = branch;
  insert(branch, rest, value);
}

function withLists(value: FormValue): FormValue {
  if (!isTree(value)) return value;
  const keys = Object.keys(value);
  if (keys.every((key) => /^\d+$/.test(key))) return Object.values(value).map(withLists);
  const tree: FormTree = Object.create(null);
  for (const key of keys) tree[key] = withLists(value[key] ?? '');
  return tree;
}

export function isTree(value: FormValue | undefined): value is FormTree {
  return typeof value === 'object' && !Array.isArray(value);
}
