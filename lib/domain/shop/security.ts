/** What is counted at the edge, and how it is called. Never who did it: a log line has the network's fingerprint. */
export const SECURITY_LABEL = {
  signed_in: 'Signed in',
  sign_in_failed: 'Sign-in failed',
  proved: 'Proved with a passkey or code',
  proof_failed: 'Passkey or code refused',
  refused: 'Refused',
  limited: 'Asked too often',
  forged: 'Forged message',
  csp_violation: 'Page blocked what it should not load',
} as const;
export type SecurityKind = keyof typeof SECURITY_LABEL;

/** So much of it within a quarter of an hour is no accident. What a browser reports anybody can send: it opens nothing. */
export const SECURITY_MOST: Partial<Record<SecurityKind, number>> = {
  sign_in_failed: 30,
  proof_failed: 10,
  refused: 300,
  limited: 600,
  forged: 30,
};

/** Acts of staff that take data out or give rights, and how many of them one person does in an hour. */
export const SENSITIVE_ACTS = [
  'people.change_role',
  'people.export_data',
  'people.erase_data',
  'orders.export',
] as const;
export const SENSITIVE_MOST = 10;
