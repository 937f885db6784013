import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { nextAuthOptions, refuseTooManyLinks } from '@/lib/http/next-auth';

async function handler(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const params = await context.params;
  const refused = await refuseTooManyLinks(request, params.nextauth);
  return refused ?? NextAuth(request as never, { params } as never, await nextAuthOptions());
}

export { handler as GET, handler as POST };
