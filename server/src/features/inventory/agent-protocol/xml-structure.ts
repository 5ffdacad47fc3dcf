import { AgentMessageError } from './agent-protocol.errors.js';

/** How large the tree of an XML document may be. Real documents nest five deep and hold some ten thousand elements. */
export interface XmlStructureLimits {
  readonly maxDepth: number;
  /** Elements, attributes, comments and whatever else begins with a bracket, together. */
  readonly maxElements: number;
}

/** The defaults of {@link XmlStructureLimits}. */
export const defaultXmlStructureLimits: XmlStructureLimits = { maxDepth: 16, maxElements: 1_000_000 };

/** One element of a document, as the range of the text that it takes up, its tags included. */
export interface XmlElementRange {
  /** Names from the document's element down to this one. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

const nameStart = 'A-Za-z_\\u00c0-\\ufffd';
const nameRest = `${nameStart}:.\\-0-9`;
const startTag = new RegExp(`<([${nameStart}][${nameRest}]*)`, 'y');
/** One at a time: a pattern that repeats a group would overflow its stack with a million attributes. */
const attribute = new RegExp(`\\s+[${nameStart}:][${nameRest}]*\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`, 'y');
const startTagEnd = /\s*(\/?)>/y;
const endTag = /<\/([^\s<>/]+)\s*>/y;

/** Declarations that can define entities or pull in other documents. Forbidden wherever they stand. */
const forbidden = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;

/**
 * Looks over an XML document once, before anything is built from it: one element around everything, every tag closed
 * by its own name, nothing that declares a document type or entities, and no more depth and elements than the limits
 * allow. Linear in the length of the text.
 *
 * @param visit called for each element that ends at a depth of at most `visitDepth` (1 = the document's element),
 *   children before parents
 * @throws AgentMessageError `agent.xml-broken`, `agent.xml-forbidden`, `agent.too-large`
 */
export function scanXml(
  text: string,
  visitDepth: number,
  visit: (element: XmlElementRange) => void,
  limits: XmlStructureLimits = defaultXmlStructureLimits,
): void {
  if (forbidden.test(text)) throw xmlForbidden();
  const names: string[] = [];
  const starts: number[] = [];
  let elements = 0;
  let at = 0;
  let hasRoot = false;

  const count = (): void => {
    elements += 1;
    if (elements > limits.maxElements || names.length > limits.maxDepth) throw tooLarge(limits);
  };

  const close = (end: number): void => {
    const start = starts.pop() ?? 0;
    if (names.length <= visitDepth) visit({ path: [...names], start, end });
    names.pop();
  };

  for (;;) {
    const next = text.indexOf('<', at);
    if (names.length === 0) assertBlank(text.slice(at, next < 0 ? undefined : next), hasRoot);
    if (next < 0) break;

    const marked = endOfMarkedSection(text, next, names.length > 0);
    if (marked !== null) {
      count();
      at = marked;
      continue;
    }
    const ending = matchAt(endTag, text, next);
    if (ending) {
      if (ending[1] !== names.at(-1)) throw brokenAt(text, next, `</${ending[1]?.slice(0, 40)}> closes nothing`);
      at = endTag.lastIndex;
      close(at);
      continue;
    }
    const name = matchAt(startTag, text, next)?.[1];
    if (name === undefined) throw brokenAt(text, next, 'a tag is malformed or cut off');
    if (names.length === 0 && hasRoot) throw brokenAt(text, next, 'a second document begins');
    hasRoot = true;
    names.push(name);
    starts.push(next);
    count();
    at = startTag.lastIndex;
    while (matchAt(attribute, text, at)) {
      count();
      at = attribute.lastIndex;
    }
    const tagEnd = matchAt(startTagEnd, text, at);
    if (!tagEnd) throw brokenAt(text, next, 'a tag is malformed or cut off');
    at = startTagEnd.lastIndex;
    if (tagEnd[1] === '/') close(at);
  }
  if (names.length > 0) throw brokenAt(text, text.length, `the document ends inside <${names.at(-1)?.slice(0, 40)}>`);
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** Where a comment, a processing instruction or a CDATA section that begins here ends; null when none does. */
function endOfMarkedSection(text: string, start: number, insideElement: boolean): number | null {
  const next = text[start + 1];
  if (next !== '!' && next !== '?') return null;
  const [opening, closing] =
    next === '?' ? ['<?', '?>'] : text.startsWith('<!--', start) ? ['<!--', '-->'] : ['<![CDATA[', ']]>'];
  if (!text.startsWith(opening, start)) throw brokenAt(text, start, 'a declaration is not understood');
  if (opening === '<![CDATA[' && !insideElement) throw brokenAt(text, start, 'there is text outside the document');
  const end = text.indexOf(closing, start + opening.length);
  if (end < 0) throw brokenAt(text, start, `"${opening}" is never closed`);
  return end + closing.length;
}

function assertBlank(text: string, hasRoot: boolean): void {
  if (text.trim() === '') return;
  const where = hasRoot ? 'after' : 'before';
  throw new AgentMessageError('agent.xml-broken', broken(`there is text ${where} the document`), 'XML');
}

function brokenAt(text: string, at: number, what: string): AgentMessageError {
  let line = 1;
  for (let index = 0; index < at; index += 1) if (text.charCodeAt(index) === 0x0a) line += 1;
  return new AgentMessageError('agent.xml-broken', broken(`${what} (line ${line})`), 'XML');
}

function broken(what: string): string {
  return `The XML is not well-formed: ${what}. Let the agent send it again; if that does not help, look for what cuts or changes it on the way.`;
}

function xmlForbidden(): AgentMessageError {
  return new AgentMessageError(
    'agent.xml-forbidden',
    'The XML declares a document type or entities, which no inventory needs. Send it without <!DOCTYPE> and <!ENTITY>.',
    'XML',
  );
}

function tooLarge(limits: XmlStructureLimits): AgentMessageError {
  return new AgentMessageError(
    'agent.too-large',
    `The XML has more than ${limits.maxElements} elements and attributes or nests deeper than ${limits.maxDepth}. ` +
      'Leave categories that are not needed out of the inventory (option --no-category of the agent).',
    'XML',
  );
}
