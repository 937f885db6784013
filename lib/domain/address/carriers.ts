/** How a carrier writes its own name, and where it shows a number; `%` is where the number stands. */
type Carrier = { words: readonly string[]; name: string; track?: string };

const CARRIERS: readonly Carrier[] = [
  { words: ['usps'], name: 'USPS', track: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=%' },
  { words: ['ups', 'ups mi'], name: 'UPS', track: 'https://www.ups.com/track?tracknum=%' },
  { words: ['fedex', 'fedex smartpost'], name: 'FedEx', track: 'https://www.fedex.com/fedextrack/?trknbr=%' },
  {
    words: ['dhl', 'dhl express', 'dhl paket'],
    name: 'DHL',
    track: 'https://www.dhl.com/en/home/tracking.html?tracking-id=%',
  },
  {
    words: ['dhl ecommerce', 'dhl global mail', 'dhlglobalmail'],
    name: 'DHL eCommerce',
    track: 'https://webtrack.dhlecs.com/orders?trackingNumber=%',
  },
  { words: ['dpd'], name: 'DPD', track: 'https://www.dpdgroup.com/tracking?parcelNumber=%' },
  { words: ['gls'], name: 'GLS', track: 'https://gls-group.com/track/%' },
  { words: ['hermes', 'evri'], name: 'Evri', track: 'https://www.evri.com/track/parcel/%' },
  {
    words: ['royal mail', 'royalmail'],
    name: 'Royal Mail',
    track: 'https://www.royalmail.com/track-your-item#/tracking-results/%',
  },
  {
    words: ['canada post', 'canadapost'],
    name: 'Canada Post',
    track: 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=%',
  },
  {
    words: ['australia post', 'auspost'],
    name: 'Australia Post',
    track: 'https://auspost.com.au/mypost/track/details/%',
  },
  { words: ['asendia'], name: 'Asendia', track: 'https://tracking.asendia.com/tracking/%' },
  { words: ['ontrac'], name: 'OnTrac', track: 'https://www.ontrac.com/tracking/?number=%' },
  { words: ['postnl'], name: 'PostNL' },
  { words: ['omniva'], name: 'Omniva' },
  { words: ['japan post', 'japanpost'], name: 'Japan Post' },
  { words: ['yamato'], name: 'Yamato' },
  { words: ['sagawa'], name: 'Sagawa' },
  { words: ['yunexpress'], name: 'YunExpress' },
];

const wordOf = (carrier: string) =>
  carrier
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
const known = (carrier: string) => CARRIERS.find(({ words }) => words.includes(wordOf(carrier)));

/** `FEDEX` → `FedEx`; one we do not know keeps the provider's spelling. */
export function carrierName(carrier: string): string {
  return known(carrier)?.name ?? carrier.trim();
}

/** Whether two spellings mean one carrier; where either is not told they may. */
export function isSameCarrier(a: string | null, b: string | null): boolean {
  return a === null || b === null || wordOf(carrierName(a)) === wordOf(carrierName(b));
}

/** Where a parcel is followed that came without a link of the provider's; null where we know no such page. */
export function trackingLink(carrier: string | null, number: string | null): string | null {
  const track = carrier === null ? undefined : known(carrier)?.track;
  return number === null || track === undefined ? null : track.replace('%', encodeURIComponent(number));
}
