/** The runs that keep our books right, and how a message may have reached us. */
export const RUN_KINDS = ['pod_sync', 'maintenance'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** What became of a disagreement that a run found. */
export const FINDING_OUTCOMES = ['repaired', 'attention'] as const;
export type FindingOutcome = (typeof FINDING_OUTCOMES)[number];

/** Sent to us, found in Stripe's event list by the sync, or read again by a recovery. */
export const MESSAGE_WAYS = ['webhook', 'sync', 'recovery'] as const;
export type MessageWay = (typeof MESSAGE_WAYS)[number];

/** Where work is given up: the outbox's effects, the inbox's events. */
export const WORK_BOXES = ['effects', 'events'] as const;
export type WorkBox = (typeof WORK_BOXES)[number];
