/** How an act came out or would come out, part by part: verbs tell these words and contracts name them. */

/** What a cancel would do. */
export const CANCEL_EXPECTATIONS = ['stops', 'refused', 'unsure', 'already_canceled'] as const;
export type CancelExpectation = (typeof CANCEL_EXPECTATIONS)[number];

/** What a provider made of another address. */
export const ADDRESS_OUTCOMES = ['updated', 'requested', 'later', 'kept', 'refused'] as const;
export type AddressOutcome = (typeof ADDRESS_OUTCOMES)[number];

/** What was found at the other side when our copy was held against it. */
export const COMPARISONS = ['found', 'missing', 'not_submitted', 'unreachable'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a resync makes of one difference. */
export const DIFFERENCE_OUTCOMES = ['taken_over', 'kept'] as const;
export type DifferenceOutcome = (typeof DIFFERENCE_OUTCOMES)[number];
