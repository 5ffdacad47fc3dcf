/** The status that an HTTP answer to a message that cannot be read should carry. */
export type AgentMessageStatus = 400 | 413 | 415 | 422;

/** Every way in which a message of an inventory agent can be unreadable, with the status of the answer. */
const statusOf = {
  'agent.body-empty': 400,
  'agent.compression-broken': 400,
  'agent.compression-unknown': 415,
  'agent.too-large': 413,
  'agent.format-unknown': 415,
  'agent.encoding-unknown': 415,
  'agent.xml-broken': 400,
  'agent.xml-forbidden': 400,
  'agent.xml-shape': 422,
  'agent.json-broken': 400,
  'agent.json-shape': 422,
  'agent.query-unsupported': 422,
  'agent.device-id-missing': 422,
  'agent.device-id-invalid': 422,
} as const satisfies Record<string, AgentMessageStatus>;

/** Stable code of an {@link AgentMessageError}. */
export type AgentMessageErrorCode = keyof typeof statusOf;

/** The two languages that agents speak. */
export type AgentFormat = 'XML' | 'JSON';

/**
 * A message of an inventory agent that cannot be read. The sentence says what is wrong and what to do about it, and
 * is meant for the person who reads the agent's log.
 */
export class AgentMessageError extends Error {
  override readonly name = 'AgentMessageError';

  /** The HTTP status that fits the code. */
  readonly status: AgentMessageStatus;

  /**
   * @param code stable code
   * @param message what is wrong and what to do next, as whole sentences
   * @param format the language the message was written in, as far as it was recognised before the reading failed: the
   *   answer has to speak the same one
   */
  constructor(
    readonly code: AgentMessageErrorCode,
    message: string,
    readonly format: AgentFormat | null = null,
  ) {
    super(message);
    this.status = statusOf[code];
  }

  /** The same error, with the language that the message turned out to be written in. */
  inFormat(format: AgentFormat): AgentMessageError {
    return this.format === format ? this : new AgentMessageError(this.code, this.message, format);
  }
}
