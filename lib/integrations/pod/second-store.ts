import type { ProviderId } from '@/lib/domain/order/pod';
import type { Env } from '@/lib/platform/env';
import type { CatalogueRead, CatalogueReader } from './catalogue-reader';
import type { PodFolder } from './folder';
import type { PodProvider } from './provider';

/** Settings that each store has for itself, by the name they have for the first; all others hold for both. */
type Own = Partial<Record<keyof Env, keyof Env>>;

/** Another store at the same provider: the same adapter, and an id, keys, goods, orders, messages and limits of its own. */
export function secondStore(folder: PodFolder, own: Own): PodFolder {
  const id = `${folder.id}_2`;
  const { open, key, messages, conformance } = folder;
  const ownEnv = (env: Env): Env => ({
    ...env,
    ...Object.fromEntries(Object.entries(own).map(([name, from]) => [name, env[from]])),
  });
  return {
    ...folder,
    id,
    open: (env, reach) => {
      const store = open(ownEnv(env), reach);
      return store && named(store, id, own);
    },
    key: key && ((env) => key(ownEnv(env))),
    messages: messages && { ...messages, secrets: (env) => messages.secrets(ownEnv(env)) },
    conformance: conformance && ((env, stage) => conformance(ownEnv(env), stage)),
  };
}

function named(store: PodProvider, id: ProviderId, own: Own): PodProvider {
  return {
    ...store,
    id,
    label: `${store.label} (second store)`,
    openCatalogue: (memo) => goodsOf(id, store.openCatalogue(memo)),
    quoteShipping: async (request) => (await store.quoteShipping(request)).map((quote) => ({ ...quote, provider: id })),
    inspectAccount: async () =>
      (await store.inspectAccount()).map((finding) => ({
        ...finding,
        check: finding.check.replace(`${store.id}.`, `${id}.`),
        todo: finding.todo && inItsWords(finding.todo, own),
      })),
  };
}

function goodsOf(id: ProviderId, reader: CatalogueReader): CatalogueReader {
  const here = (read: CatalogueRead): CatalogueRead =>
    read.state === 'for_sale' ? { ...read, product: { ...read.product, provider: id } } : read;
  return {
    ...reader,
    page: async (cursor) => {
      const page = await reader.page(cursor);
      return { ...page, rows: page.rows.map((row) => ({ ...row, read: row.read && here(row.read) })) };
    },
    product: async (providerProductId) => here(await reader.product(providerProductId)),
  };
}

/** What is to be done names the settings of the first store. */
function inItsWords(todo: string, own: Own): string {
  return Object.entries(own).reduce((text, [name, from]) => text.replaceAll(name, from), todo);
}
