import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answersErrorInJson, errorReply } from './agent-protocol/agent-reply.js';
import { agentHeadersOf } from './agent-headers.js';

const agentPath = /^\/api\/v1\/inventory\/agents\//;

/**
 * What is refused before any controller hears of it, such as a body beyond the limit, is told to agents that speak JSON
 * in their own form as well.
 */
@Injectable()
export class AgentErrorForm implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance().addHook('onSend', async (request, reply, payload) => {
      const refused = (reply.statusCode < 500 || reply.statusCode === 503) && reply.statusCode >= 400;
      // Whatever was read is answered by the controller, which knows what language it turned out to be in.
      const unread = request.body === undefined || request.body === null;
      return refused && agentPath.test(request.url) && unread && typeof payload === 'string'
        ? inOwnForm(request, reply, payload)
        : payload;
    });
  }
}

function inOwnForm(request: FastifyRequest, reply: FastifyReply, payload: string): string | Buffer {
  const told = String(reply.getHeader('content-type')).startsWith('application/problem+json');
  if (!told || !answersErrorInJson(agentHeadersOf(request))) return payload;
  const problem: unknown = JSON.parse(payload);
  const detail = typeof problem === 'object' && problem !== null && 'detail' in problem ? String(problem.detail) : '';
  const { body, contentType } = errorReply(detail);
  reply.header('content-type', contentType).removeHeader('content-length');
  return body;
}
