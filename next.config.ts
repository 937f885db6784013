import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { PICTURE_WIDTHS, RESIZED_HOSTS } from './lib/domain/catalogue/picture-source';
import { BASE_HEADERS, FILE_HEADERS } from './lib/http/base-headers';

const listed = (headers: Record<string, string>) => Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // A sender counts a redirect as a failure: an address with a slash at its end is answered like the one without.
  skipTrailingSlashRedirect: true,
  // Only the print shops' own pictures are made smaller here; `lib/domain/catalogue/picture-source.ts` asks for them.
  images: {
    // Nothing of our own: a shopper's picture must not lie in a public cache after it was erased.
    localPatterns: [],
    remotePatterns: RESIZED_HOSTS.map((hostname) => ({ protocol: 'https', hostname })),
    deviceSizes: [...PICTURE_WIDTHS],
    imageSizes: [],
    formats: ['image/webp'],
    minimumCacheTTL: 86_400,
    maximumRedirects: 0,
  },
  headers: async () => [
    { source: '/:path*', headers: listed(BASE_HEADERS) },
    { source: '/api/designs/:path*', headers: listed(FILE_HEADERS) },
    { source: '/_next/image', headers: listed(FILE_HEADERS) },
  ],
  serverExternalPackages: ['pg', 'pg-boss', 'pino', 'nodemailer', 'rate-limiter-flexible', 'sharp'],
};

// Messages are parsed when building, so that no page carries the parser.
const withWords = createNextIntlPlugin({
  requestConfig: './lib/http/intl-request.ts',
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
});

export default withWords(config);
