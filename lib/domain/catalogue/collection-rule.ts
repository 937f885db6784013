/** What belongs to a collection by itself: all that is named must fit, in whatever letters. */
export type CollectionRule = { [Part in 'kind' | 'tag' | 'title' | 'provider']?: string | undefined };

type Ruled = { kind: string; tags: readonly string[]; title: string; provider: string };

export function fitsRule(product: Ruled, rule: CollectionRule): boolean {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const { kind, tag, title, provider } = rule;
  if (kind === undefined && tag === undefined && title === undefined && provider === undefined) return false;
  return (
    (kind === undefined || same(product.kind, kind)) &&
    (tag === undefined || product.tags.some((each) => same(each, tag))) &&
    (title === undefined || product.title.toLowerCase().includes(title.toLowerCase())) &&
    (provider === undefined || product.provider === provider)
  );
}

/** The collections it is in: put in by hand, or by their rules. */
export function collectionsOf<Collection extends { id: string; rule: CollectionRule | null }>(
  product: Ruled,
  byHand: readonly string[],
  all: readonly Collection[],
): Collection[] {
  return all.filter(({ id, rule }) => byHand.includes(id) || (rule !== null && fitsRule(product, rule)));
}
