import type { NextRequest } from 'next/server';
import { authEndpoint } from '@/lib/http/sign-in/auth-endpoint';

async function handler(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  return authEndpoint(request, (await context.params).nextauth);
}

export { handler as GET, handler as POST };
