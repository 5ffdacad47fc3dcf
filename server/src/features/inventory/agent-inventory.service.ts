import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/http/app-error.js';
import { EnrollmentTokensService } from '../enrollment-tokens/enrollment-tokens.service.js';
import { type AgentFormat, AgentMessageError } from './agent-protocol/agent-protocol.errors.js';
import {
  type AgentReply,
  type AgentReplyHeaders,
  answersErrorInJson,
  errorReply,
  okReply,
  replyTo,
} from './agent-protocol/agent-reply.js';
import { readAgentMessage } from './agent-protocol/reported-inventory.js';
import { checkInOfAgent } from './check-ins.rules.js';
import { CheckInsService } from './check-ins.service.js';
import { enrollmentTokenUnknown, nothingPending } from './inventory.errors.js';
import { ReadingLane } from './reading-lane.js';

/** What an agent is answered, byte for byte. */
export interface AgentAnswer extends AgentReply {
  status: number;
  headers?: Record<string, string>;
}

/** Does work when its turn comes. */
export type Turn = (work: () => Promise<AgentAnswer>) => Promise<AgentAnswer>;

/** Speaks with inventory agents in their own languages. */
@Injectable()
export class AgentInventoryService {
  constructor(
    private readonly tokens: EnrollmentTokensService,
    private readonly checkIns: CheckInsService,
    private readonly lane: ReadingLane,
  ) {}

  /**
   * Answers one message, when all that follows from it is committed. Agents that speak JSON are told of errors in
   * their own form.
   * @throws AppError for everybody else: 401 `enrollment-token.unknown`, 409 `device.decommissioned`, and as
   * `AgentMessageError` says for what cannot be read, 429 `inventory.busy`, 503 `inventory.stopping`.
   */
  async answer(token: string, body: Buffer, headers: AgentReplyHeaders, turn: Turn): Promise<AgentAnswer> {
    const heard: { format: AgentFormat | null } = { format: null };
    try {
      const place = await this.tokens.authenticate(token);
      if (place === null) throw enrollmentTokenUnknown();
      // A token that opens nothing waits for nothing: made-up ones would take the places of customers.
      return await turn(async () => {
        const read = await this.lane.run(() => readAgentMessage(body, headers));
        heard.format = read.format;
        if (read.message.kind === 'inventory') {
          await this.checkIns.take(checkInOfAgent(read.message.device, place), new Date(), allow, 'agent');
        }
        return { status: 200, ...replyTo(read, headers) };
      });
    } catch (error) {
      return refusal(error, headers, heard.format);
    }
  }

  /**
   * Answers a GET: whether the address is good, for people who try it; and that nothing is pending, for an agent that
   * asks for the answer to an earlier request.
   * @throws AppError 401 `enrollment-token.unknown`, 404 `inventory.nothing-pending`.
   */
  async probe(token: string, headers: AgentReplyHeaders, requestId: string | undefined): Promise<AgentAnswer> {
    try {
      if ((await this.tokens.authenticate(token)) === null) throw enrollmentTokenUnknown();
      if (requestId !== undefined) throw nothingPending();
      return { status: 200, ...okReply() };
    } catch (error) {
      return refusal(error, headers, requestId === undefined ? null : 'JSON');
    }
  }
}

/** The token allows to make and to change devices of its organization, and nothing else. */
function allow(): void {
  // Nothing to refuse: recognition never leaves the organization.
}

function refusal(error: unknown, headers: AgentReplyHeaders, format: AgentFormat | null): AgentAnswer {
  const unreadable = error instanceof AgentMessageError ? error : undefined;
  const refused = unreadable ? new AppError(unreadable.code, unreadable.status, unreadable.message) : error;
  const inJson = format === null ? answersErrorInJson(headers, unreadable) : format === 'JSON';
  if (!inJson || !(refused instanceof AppError)) throw refused;
  const { headers: told } = refused.details;
  return { status: refused.status, ...errorReply(refused.message), ...(told === undefined ? {} : { headers: told }) };
}
