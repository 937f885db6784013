import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Pictures come ready-sized from the providers' own delivery networks.
  images: { unoptimized: true },
  // Checked by `npm run check` with the project's own compiler.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg-boss', 'postgres', 'pino', 'nodemailer', 'rate-limiter-flexible', 'sharp'],
};

export default config;
