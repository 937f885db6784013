/** By the first three digits of a ZIP code: each state from its number on, until the next. `-`: nobody's, or not known. */
const US =
  '000- 005NY 006- 010MA 028RI 030NH 039ME 050VT 055MA 056VT 060CT 070NJ 090AE 099- 100NY 150PA 197DE 200DC 201VA 202DC 206MD 220VA 247WV 269- 270NC 290SC 300GA 320FL 340AA 341FL 350AL 370TN 386MS 398GA 400KY 430OH 460IN 480MI 500IA 530WI 550MN 569DC 570SD 580ND 590MT 600IL 630MO 660KS 680NE 694- 700LA 716AR 730OK 733TX 734OK 750TX 800CO 820WY 832ID 840UT 850AZ 870NM 885TX 886- 889NV 900CA 962AP 967HI 969- 970OR 980WA 995AK'
    .split(' ')
    .map((entry) => ({ from: Number(entry.slice(0, 3)), state: entry.slice(3) }));

/** By the first letter or digit. */
const FIRST: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  CA: {
    A: ['NL'],
    B: ['NS'],
    C: ['PE'],
    E: ['NB'],
    G: ['QC'],
    H: ['QC'],
    J: ['QC'],
    K: ['ON', 'QC'],
    L: ['ON'],
    M: ['ON'],
    N: ['ON'],
    P: ['ON'],
    R: ['MB'],
    S: ['SK', 'AB'],
    T: ['AB'],
    V: ['BC'],
    X: ['NT', 'NU'],
    Y: ['YT'],
  },
  AU: {
    0: ['NT', 'ACT', 'QLD', 'SA', 'WA'],
    1: ['NSW'],
    2: ['NSW', 'ACT', 'JBT', 'QLD'],
    3: ['VIC', 'NSW'],
    4: ['QLD', 'NSW', 'NT'],
    5: ['SA'],
    6: ['WA'],
    7: ['TAS'],
    8: ['VIC'],
    9: ['QLD'],
  },
};

/** Whether a postal code of this country lies in another state. A few codes cross a border, so it is a question. */
export function isElsewhere(country: string, state: string, postalCode: string): boolean {
  if (country === 'US') return isOtherUsState(Number(postalCode.slice(0, 3)), state);
  const states = FIRST[country]?.[postalCode.charAt(0).toUpperCase()];
  return states !== undefined && !states.includes(state);
}

function isOtherUsState(zone: number, state: string): boolean {
  const found = US.findLast(({ from }) => from <= zone)?.state;
  return found !== undefined && found !== state;
}
