import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { ServiceName } from './faults';
import type { World } from './world';

/**
 * Lets the fault plan spoil calls to a service's API. `tooMany` and `error500` are answered by the service's own
 * functions, since each has its own error shape. Mount it before the routes and outside browser-facing pages.
 */
export function spoilCalls(
  world: World,
  service: ServiceName,
  answer: { tooMany: () => Response; error500: () => Response },
): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    const route = new URL(c.req.url).pathname.replace(/[0-9a-f]{16,}|@[^/]+|\d+|_[A-Za-z0-9]{14,}/g, ':id');
    const fault = world.faults.forCall(service, c.req.method, route);
    switch (fault) {
      case undefined:
        return next();
      case 'error500':
        return answer.error500();
      case 'tooMany':
        return answer.tooMany();
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
