/**
 * On every answer, whoever gives it: pages, files, errors, what is nothing. Pages replace the policy with their own.
 * Browsers heed Strict-Transport-Security over https alone.
 */
export const BASE_HEADERS = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const;

/** Pictures of goods and shoppers' own are shown in mails, too, on whatever site reads those. */
export const FILE_HEADERS = { 'cross-origin-resource-policy': 'cross-origin' } as const;
