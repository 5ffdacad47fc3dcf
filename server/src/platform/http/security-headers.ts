import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  // Angular sets the styles of its components as elements; styles cannot run anything.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The browser's own defences on every answer. */
export function registerSecurityHeaders(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      reply.headers({
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'x-request-id': request.id,
      });
      if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
      if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    });
}
