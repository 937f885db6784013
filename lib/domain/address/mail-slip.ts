/** Where most people have their mail. */
const KNOWN =
  'gmail.com googlemail.com yahoo.com hotmail.com outlook.com icloud.com live.com aol.com msn.com comcast.net protonmail.com gmx.de gmx.net web.de t-online.de freenet.de hotmail.de yahoo.de hotmail.co.uk yahoo.co.uk'.split(
    ' ',
  );
/** One letter away from a known one, and somebody's mail all the same. */
const REAL = 'mail.com email.com ymail.com gmx.at gmx.ch gmx.com me.com'.split(' ');
/** No domain ends like this. */
const ENDS: Readonly<Record<string, string>> = {
  con: 'com',
  cpm: 'com',
  vom: 'com',
  ocm: 'com',
  cmo: 'com',
  comm: 'com',
  coom: 'com',
  nte: 'net',
  ner: 'net',
};

/** `jane@gmial.con` → `jane@gmail.com`; null where nothing looks wrong. */
export function mailSlip(email: string): string | null {
  const at = email.lastIndexOf('@');
  if (at < 1) return null;
  const typed = email.slice(at + 1).toLowerCase();
  const dot = typed.lastIndexOf('.');
  const ended = `${typed.slice(0, dot)}.${ENDS[typed.slice(dot + 1)] ?? typed.slice(dot + 1)}`;
  if (KNOWN.includes(ended) || REAL.includes(ended)) return ended === typed ? null : email.slice(0, at + 1) + ended;
  const meant = KNOWN.find((known) => isOneSlipAway(known, ended));
  if (meant !== undefined) return email.slice(0, at + 1) + meant;
  return ended === typed ? null : email.slice(0, at + 1) + ended;
}

/** One letter too many, missing, another, or two in the wrong order; the end of the domain counts as it stands. */
function isOneSlipAway(known: string, typed: string): boolean {
  const dot = known.indexOf('.');
  if (!typed.endsWith(known.slice(dot))) return false;
  const [a, b] = [known.slice(0, dot), typed.slice(0, typed.length - (known.length - dot))];
  if (a.length < 4 || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const rest = (text: string, skipped: number) => text.slice(from + skipped);
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2))
  );
}
