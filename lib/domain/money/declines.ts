/** Declined cards after which a payment can be tried no more. A shopper with a wrong number needs two or three. */
export const ORDER_DECLINES = 8;
/** Declined cards of one address, or one network, in an hour: whoever has them starts no further checkout. */
export const CALLER_DECLINES = 15;
/** Declined cards of all in a quarter of an hour, where they are the most of all payments: somebody tries out cards. */
export const SHOP_DECLINES = 25;
