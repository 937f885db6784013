import { isPoBox, LABEL_FIELDS } from './delivery-needs';
import { toLatin } from './latin';
import { mailSlip } from './mail-slip';
import type { Recipient } from './recipient';
import { isElsewhere } from './state-of-code';

/**
 * What is probably a slip: asked about before paying, never refused. `latin`: this carrier prints no other letters, so
 * only the answer yes goes on.
 */
export type Doubt = {
  field: keyof Recipient | 'email';
  kind: 'mail' | 'codeElsewhere' | 'long' | 'poBox' | 'latin';
  typed: string;
  /** What was probably meant. */
  suggestion: string | null;
};

/** What most labels have room for. */
const LABEL_CHARACTERS = 50;

export function doubtsIn(recipient: Recipient, { email, latin }: { email: string; latin: boolean }): Doubt[] {
  const { country, state, postalCode } = recipient;
  const doubts: Doubt[] = [];
  const meant = mailSlip(email);
  if (meant !== null) doubts.push({ field: 'email', kind: 'mail', typed: email, suggestion: meant });
  if (state && isElsewhere(country, state, postalCode)) {
    doubts.push({ field: 'postalCode', kind: 'codeElsewhere', typed: postalCode, suggestion: null });
  }
  for (const field of LABEL_FIELDS) {
    const typed = recipient[field] ?? '';
    if (typed.length > LABEL_CHARACTERS) doubts.push({ field, kind: 'long', typed, suggestion: null });
    if (country !== 'US' && isPoBox(typed)) doubts.push({ field, kind: 'poBox', typed, suggestion: null });
    const written = latin ? toLatin(typed) : null;
    if (written !== null && written !== typed) doubts.push({ field, kind: 'latin', typed, suggestion: written });
  }
  return doubts;
}
