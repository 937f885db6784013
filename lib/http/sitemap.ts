const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The list of the shop's sitemaps. */
export function sitemapIndex(urls: readonly string[]): Response {
  const rows = urls.map((url) => `<sitemap><loc>${escaped(url)}</loc></sitemap>`);
  return xml(`${XML}<sitemapindex ${NAMES}>\n${rows.join('\n')}\n</sitemapindex>\n`);
}

export function sitemap(pages: readonly { url: string; picture?: string | null }[]): Response {
  const rows = pages.map(({ url, picture }) => {
    const image = picture ? `<image:image><image:loc>${escaped(picture)}</image:loc></image:image>` : '';
    return `<url><loc>${escaped(url)}</loc>${image}</url>`;
  });
  const images = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"';
  return xml(`${XML}<urlset ${NAMES} ${images}>\n${rows.join('\n')}\n</urlset>\n`);
}

function xml(body: string): Response {
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
