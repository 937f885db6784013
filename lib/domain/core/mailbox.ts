const WITHOUT_DOTS = new Set(['gmail.com', 'googlemail.com']);

/** The box a mail lands in, for counting: the same for `A.B+x@Gmail.com` and `ab@gmail.com`. Never to write to. */
export function mailboxOf(email: string): string {
  const [local = '', domain = ''] = email.trim().toLowerCase().split('@');
  const [name = ''] = local.split('+');
  return `${WITHOUT_DOTS.has(domain) ? name.replaceAll('.', '') : name}@${domain}`;
}
