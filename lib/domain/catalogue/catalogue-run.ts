/** `full`: everything a provider's store holds. `product`: one product, because of its news. */
export type CatalogueRunKind = 'full' | 'product';
