import type { FastifyRequest } from 'fastify';
import type { AgentReplyHeaders } from './agent-protocol/agent-reply.js';

/** The headers by which agents are understood and answered. */
export function agentHeadersOf(request: FastifyRequest): AgentReplyHeaders {
  return {
    contentType: headerOf(request, 'content-type'),
    contentEncoding: headerOf(request, 'content-encoding'),
    userAgent: headerOf(request, 'user-agent'),
    glpiAgentId: headerOf(request, 'glpi-agent-id'),
  };
}

/** A header that is meant to be there once. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
