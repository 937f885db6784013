/**
 * How postal codes are written: `#` is a digit, `@` a letter, `*` either, everything else stands for itself. Several
 * ways are parted by `|`. Countries that are not here have none, or none that parcels need.
 */
const WAYS = parse(`
  AD AD###;AI AI-####;AL ####;AM ####;AR @####@@@|####;AT ####;AU ####;AZ AZ ####;BA #####;BB BB#####;BD ####;BE ####;
  BG ####;BH ####|###;BM @@ ##|@@ **;BN @@####;BR #####-###;CA @#@ #@#;CH ####;CL ###-####;CO ######;CR #####;CV ####;
  CY ####;CZ ### ##;DE #####;DK ####;DO #####;DZ #####;EC ######;EE #####;EG #####;ES #####;ET ####;FI #####;FO ###;
  FR #####;GB @# #@@|@## #@@|@@# #@@|@@## #@@|@#@ #@@|@@#@ #@@;GE ####;GF 973##;GG GY# #@@|GY## #@@;GI GX11 1AA;GL 39##;
  GP 971##;GR ### ##;GT #####;GU 969##|969##-####;HN #####;HR #####;HU ####;ID #####;IE @## ****|D6W ****;
  IL #######|#####;IM IM# #@@|IM## #@@;IN ######;IS ###;IT #####;JE JE# #@@|JE## #@@;JO #####;JP ###-####;KE #####;
  KG ######;KH #####|######;KR #####;KW #####;KY KY#-####;KZ ######;LA #####;LC LC## ###;LI 94##;LK #####;LT LT-#####;
  LU ####;LV LV-####;MA #####;MC 980##;MD MD-####;ME 8####;MG ###;MK ####;MQ 972##;MT @@@ ####;MU #####;MV #####;
  MX #####;MY #####;MZ ####;NA #####;NC 988##;NG ######;NI #####;NL #### @@;NO ####;NP #####;NZ ####;OM ###;PE #####;
  PF 987##;PG ###;PH ####;PK #####;PL ##-###;PR 00###|00###-####;PT ####-###;PY ####;RE 974##;RO ######;RS #####|######;
  SA #####|#####-####;SE ### ##;SG ######;SI ####;SK ### ##;SM 4789#;SN #####;SV ####;TC TKCA 1ZZ;TH #####;TN ####;
  TR #####;TW ###|#####|######;UA #####;US #####|#####-####;UY #####;UZ ######;VA 00120;VG VG####;
  VI 008##|008##-####;VN #####|######;ZA ####;ZM #####`);

/** One that people of the country know, where counting up digits would make none. */
const EXAMPLES: Record<string, string> = {
  US: '94107',
  CA: 'K1A 0B1',
  GB: 'SW1A 1AA',
  IE: 'D02 X285',
  NL: '1012 AB',
  DE: '10115',
  FR: '75001',
  AU: '2000',
  JP: '100-0001',
  BR: '01310-100',
};

function parse(text: string): ReadonlyMap<string, string[]> {
  const entries = text.split(';').map((entry) => entry.trim());
  return new Map(entries.map((entry) => [entry.slice(0, 2), entry.slice(3).split('|')]));
}

export function hasPostalCodes(country: string): boolean {
  return WAYS.has(country);
}

/** Only digits need typing, the rest is put in for them: a phone may show its number keys. */
export function isDigitsOnly(country: string): boolean {
  return WAYS.get(country)?.every((way) => /^[#\d -]+$/.test(way)) ?? false;
}

export function examplePostalCode(country: string): string {
  const [way = ''] = WAYS.get(country) ?? [];
  return EXAMPLES[country] ?? way.replace(/[#@*]/g, (slot) => (slot === '#' ? '1' : 'A'));
}

/** `("GB", "sw1a1aa")` → "SW1A 1AA". Null for what is no code of the country; an empty one where there are none. */
export function formatPostalCode(country: string, typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[\s-]/g, '');
  const ways = WAYS.get(country);
  if (!ways) return '';
  for (const way of ways) {
    // "1010" is what people in Riga write for LV-1010.
    const written = write(way, bare) ?? (way.startsWith(country) ? write(way, country + bare) : null);
    if (written !== null) return written;
  }
  return null;
}

function write(way: string, bare: string): string | null {
  let at = 0;
  let written = '';
  for (const slot of way) {
    if (slot === ' ' || slot === '-') {
      written += slot;
      continue;
    }
    const sign = bare[at] ?? '';
    at += 1;
    if (!fits(slot, sign)) return null;
    written += sign;
  }
  return at === bare.length ? written : null;
}

function fits(slot: string, sign: string): boolean {
  switch (slot) {
    case '#':
      return /^\d$/.test(sign);
    case '@':
      return /^[A-Z]$/.test(sign);
    case '*':
      return /^[A-Z\d]$/.test(sign);
    default:
      return slot === sign;
  }
}
