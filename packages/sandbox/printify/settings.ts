/** What a merchant sets in Printify's dashboard, and how fast this sandbox works. Times are sandbox milliseconds. */
export type Settings = {
  /** On: an order goes to production by itself 24 hours after it is priced. Off is "Manual". */
  autoApproval: boolean;
  /** Printify's names for shipping methods changed over the years; this picks the generation. */
  shippingKeys: 'old' | 'transitional' | 'final';
  costCalculationAfterMs: number;
  onHoldAfterMs: number;
  dispatchAfterMs: number;
};

export const DEFAULT_SETTINGS: Settings = {
  autoApproval: false,
  shippingKeys: 'transitional',
  costCalculationAfterMs: 8_000,
  onHoldAfterMs: 20_000,
  dispatchAfterMs: 5_000,
};

export const AUTO_APPROVAL_MS = 24 * 60 * 60 * 1000;
