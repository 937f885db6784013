type Place = { country: string; state?: string | undefined; postalCode?: string | undefined };

/** Parts of a country that carriers or customs treat as somewhere else, by the beginning of their postal codes. */
const PARTS = {
  /** Outside the customs area that the rest of the country is in. */
  customs: {
    ES: /^(?:35|38|51|52)/,
    FI: /^22/,
    GB: /^BT/,
    IT: /^(?:23041|22061)/,
    DE: /^(?:27498|78266)/,
    GR: /^63086/,
  },
  /** Under sanctions: nobody sends there. */
  closed: { UA: /^(?:8[3-7]|9[1-9])/ },
} as const satisfies Record<string, Record<string, RegExp>>;

function lies(within: Readonly<Record<string, RegExp>>, { country, postalCode }: Place): boolean {
  return within[country]?.test((postalCode ?? '').toUpperCase()) ?? false;
}

/** The Canaries, Northern Ireland, Åland …: a parcel from the same country passes customs, too. */
export const hasOwnCustoms = (place: Place): boolean => lies(PARTS.customs, place);

/** Crimea, Donetsk, Luhansk. */
export const isClosed = (place: Place): boolean => lies(PARTS.closed, place);

/** US territories that post and carriers know by a country code of their own. */
const TERRITORIES: Readonly<Record<string, string>> = {
  PR: 'puerto rico',
  GU: 'guam',
  VI: 'virgin islands',
  AS: 'american samoa',
  MP: 'northern mariana islands',
};

/** `("US", "PR")` → "PR": what was typed as a state is a country here. */
export function territoryOf(country: string, state: string): string | null {
  const typed = state.trim().toLowerCase();
  if (country !== 'US' || typed === '') return null;
  return (
    Object.entries(TERRITORIES).find(([code, name]) => typed === code.toLowerCase() || typed.endsWith(name))?.[0] ??
    null
  );
}
