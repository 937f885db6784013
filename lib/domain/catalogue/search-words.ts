const MOST_WORDS = 8;

/**
 * The words of a text as search compares them: small letters, what a hyphen or an apostrophe joins both apart and
 * together, so that "tshirt" finds "T-Shirt". Accents are the database's part.
 */
export function searchWords(text: string): string[] {
  const chunks = text.normalize('NFKC').toLowerCase().split(/\s+/);
  return [
    ...new Set(
      chunks.flatMap((chunk) => {
        const parts = chunk.split(/[^\p{L}\p{M}\p{Nd}]+/u).filter(Boolean);
        return parts.length > 1 ? [...parts, parts.join('')] : parts;
      }),
    ),
  ];
}

/** What somebody typed, as words that all have to be there: what they joined stays joined. */
export function askedWords(q: string): string[] {
  const chunks = q.normalize('NFKC').toLowerCase().split(/\s+/);
  const words = chunks.map((chunk) => chunk.replace(/[^\p{L}\p{M}\p{Nd}]+/gu, '')).filter(Boolean);
  return [...new Set(words)].slice(0, MOST_WORDS);
}
