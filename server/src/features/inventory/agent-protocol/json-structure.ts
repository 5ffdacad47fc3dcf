import { AgentMessageError } from './agent-protocol.errors.js';

/** How large the tree of a JSON document may be. Real documents nest six deep and hold some hundred thousand values. */
export interface JsonStructureLimits {
  readonly maxDepth: number;
  readonly maxValues: number;
}

/** The defaults of {@link JsonStructureLimits}. */
export const defaultJsonStructureLimits: JsonStructureLimits = { maxDepth: 64, maxValues: 2_000_000 };

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Looks over a JSON text before it is parsed: a few megabytes of brackets would keep the parser busy for seconds and
 * take up gigabytes. Whether the text is JSON at all is left to the parser.
 *
 * @throws AgentMessageError `agent.too-large`
 */
export function assertJsonStructure(text: string, limits: JsonStructureLimits = defaultJsonStructureLimits): void {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      at = endOfString(text, at);
    } else if (unit === comma) {
      values += 1;
    } else if (unit === openList || unit === openObject) {
      depth += 1;
      values += 1;
      if (depth > limits.maxDepth) throw tooLarge(limits);
    } else if (unit === closeList || unit === closeObject) {
      depth -= 1;
    }
    if (values > limits.maxValues) throw tooLarge(limits);
  }
}

/** The closing quote of the string that opens here, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

function tooLarge(limits: JsonStructureLimits): AgentMessageError {
  return new AgentMessageError(
    'agent.too-large',
    `The JSON has more than ${limits.maxValues} values or nests deeper than ${limits.maxDepth}. ` +
      'Leave categories that are not needed out of the inventory (option --no-category of the agent).',
    'JSON',
  );
}
