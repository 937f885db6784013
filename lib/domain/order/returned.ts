/** What a shopper wants of a parcel that came back. */
export const RETURN_CHOICES = ['send_again', 'money_back'] as const;
export type ReturnChoice = (typeof RETURN_CHOICES)[number];

/** So long the shopper is waited for; then a person decides. */
export const RETURN_ANSWER_DAYS = 14;
