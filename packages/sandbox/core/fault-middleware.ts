import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { ServiceName } from './faults';
import type { World } from './world';

/**
 * Lets the fault plan spoil calls to a service's API. What has a shape of its own is answered by the service's
 * functions, since each has its own error shape. Mount it before the routes and outside browser-facing pages.
 */
export function spoilCalls(
  world: World,
  service: ServiceName,
  answer: Record<'tooMany' | 'error500' | 'unauthorized' | 'badRequest', () => Response>,
): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    const route = new URL(c.req.url).pathname.replace(/[0-9a-f]{16,}|@[^/]+|\d+|_[A-Za-z0-9]{14,}/g, ':id');
    const fault = world.faults.forCall(service, c.req.method, route);
    switch (fault) {
      case undefined:
        return next();
      case 'error500':
      case 'tooMany':
      case 'unauthorized':
      case 'badRequest':
        return answer[fault]();
      case 'botCheck':
        return c.html('<!doctype html><title>Just a moment...</title><p>Checking your browser.</p>', 403);
      case 'hang':
        await new Promise<void>((resolve) => c.env.incoming.socket.once('close', resolve));
        return c.body(null, 500);
      case 'refuse':
        c.env.incoming.socket.destroy();
        return;
      case 'lostAnswer':
        await next();
        c.env.incoming.socket.destroy();
        return;
    }
  };
}
