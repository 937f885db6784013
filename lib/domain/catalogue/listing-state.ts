/** Whether the merchant sells a product; each may become any other. */
export const LISTING_STATES = ['draft', 'on_sale', 'hidden'] as const;
export type ListingState = (typeof LISTING_STATES)[number];

/** As what a new product of a provider begins. */
export const FIRST_STATES = ['draft', 'on_sale'] as const satisfies readonly ListingState[];
