/** What a shop takes before it opens, in the order in which one does it. */
export const SET_UP_STEPS = ['contact', 'seller', 'pages', 'goods', 'messages', 'tried', 'live'] as const;
export type SetUpStep = (typeof SET_UP_STEPS)[number];
