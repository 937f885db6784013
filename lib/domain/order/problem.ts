/** What can be wrong with a delivery. */
export const PROBLEM_KINDS = ['misprint', 'damaged', 'wrong_item', 'lost', 'other'] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export const PROBLEM_LABEL: Record<ProblemKind, string> = {
  misprint: 'The print is not right',
  damaged: 'It arrived damaged',
  wrong_item: 'It is the wrong item or size',
  lost: 'It never arrived',
  other: 'Something else',
};

/** What staff make of a report. */
export const PROBLEM_ANSWERS = ['sent_again', 'refunded', 'refused'] as const;
export type ProblemAnswer = (typeof PROBLEM_ANSWERS)[number];
export const ANSWER_LABEL: Record<ProblemAnswer, string> = {
  sent_again: 'Sent again',
  refunded: 'Refunded',
  refused: 'Refused',
};

/** Photos that may go with one report, and the most reports one order takes. */
export const MAX_PROBLEM_PHOTOS = 3;
export const MAX_PROBLEMS_PER_ORDER = 5;
export const MAX_PHOTO_BYTES = 8_000_000;

/** What a shopper wants of a parcel that came back. */
export const RETURN_CHOICES = ['send_again', 'money_back'] as const;
export type ReturnChoice = (typeof RETURN_CHOICES)[number];

/** So long the shopper is waited for; then a person decides. */
export const RETURN_ANSWER_DAYS = 14;
