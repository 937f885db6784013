/** Facts for search engines. `nonce` is the request's, as for every script. */
export function StructuredData({ data, nonce }: { data: object; nonce: string | undefined }) {
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, in which no tag can end.
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
    />
  );
}
