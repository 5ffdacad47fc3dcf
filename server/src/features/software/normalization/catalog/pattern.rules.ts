import { foldText } from '../text.rules.js';

/**
 * The catalog's patterns: folded words (see `foldText`) that must match a folded name from its first word to its last.
 *
 * - `word` stands for itself
 * - `[a b]` is optional, `(a|b c)` is one of several, `[a|b]` both
 * - `{n}` is a version-like number that does not matter, `{year}` a year (of "2024.1", too) that becomes part of the
 *   product's name, `{anyyear}` a year that does not matter
 * - `{e=pro|professional>pro}` is one of several that becomes part of the name as `e`; `>` says under which words
 */
export interface CompiledPattern {
  /** Words with which a matching name can start; null stands for a number. */
  firstWords: ReadonlySet<string | null>;
  /** The whole pattern as text when it has only words, so that it can be looked up instead of tried. */
  literal: string | null;
  /** Captured parts by name when the folded name matches, else null. */
  match: (folded: string) => Readonly<Record<string, string>> | null;
}

type Node =
  | { kind: 'word'; text: string }
  | { kind: 'number' }
  | { kind: 'year'; isCaptured: boolean }
  | { kind: 'choice'; isOptional: boolean; branches: Node[][] }
  | { kind: 'capture'; name: string; displayed: ReadonlyMap<string, string> };

const TOKEN = /\s+|[[\]()|]|\{[^{}]*\}|[^\s[\]()|{}]+/g;

class PatternParser {
  readonly #tokens: string[];
  #position = 0;

  constructor(private readonly pattern: string) {
    this.#tokens = (pattern.match(TOKEN) ?? []).filter((token) => token.trim() !== '');
  }

  parse(): Node[] {
    const [nodes, ...others] = this.#branches(null);
    if (nodes === undefined || others.length > 0 || nodes.length === 0) {
      throw new Error(`Catalog pattern "${this.pattern}" is not one sequence of words.`);
    }
    return nodes;
  }

  #branches(closing: ']' | ')' | null): Node[][] {
    const branches: Node[][] = [[]];
    for (;;) {
      const token = this.#tokens[this.#position++];
      if (token === undefined || token === closing) {
        if ((token ?? null) !== closing) {
          throw new Error(`Catalog pattern "${this.pattern}" lacks a closing ${closing}.`);
        }
        return branches;
      }
      if (token === '|') {
        branches.push([]);
        continue;
      }
      branches.at(-1)?.push(this.#node(token));
    }
  }

  #node(token: string): Node {
    if (token === '[' || token === '(') {
      const branches = this.#branches(token === '[' ? ']' : ')');
      return { kind: 'choice', isOptional: token === '[', branches };
    }
    if (token === ']' || token === ')') {
      throw new Error(`Catalog pattern "${this.pattern}" closes a bracket that is not open.`);
    }
    if (token === '{n}') {
      return { kind: 'number' };
    }
    if (token === '{year}' || token === '{anyyear}') {
      return { kind: 'year', isCaptured: token === '{year}' };
    }
    const capture = /^\{([a-z]+)=([^{}]+)\}$/.exec(token);
    if (capture === null) {
      return { kind: 'word', text: this.#folded(token) };
    }
    const displayed = (capture[2] ?? '').split('|').map((alternative): [string, string] => {
      const [matched = '', shown = matched] = alternative.split('>');
      return [this.#folded(matched.trim()), shown.trim()];
    });
    return { kind: 'capture', name: capture[1] ?? '', displayed: new Map(displayed) };
  }

  /** Names are folded before they are matched, so a word that is not could never match. */
  #folded(words: string): string {
    if (words === '' || foldText(words) !== words) {
      throw new Error(`Catalog pattern "${this.pattern}" has "${words}", which no folded name has.`);
    }
    return words;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A captured release is the same release with what follows the dot: `9` matches "9.1.2". */
function capturedSource(alternative: string): string {
  return /^\d+$/.test(alternative) ? `${alternative}(?:\\.\\d+)*` : escaped(alternative);
}

/** Every word is followed by one space, the last one too, so that optional parts need no care about spaces. */
function sourceOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'word':
          return `${escaped(node.text)} `;
        case 'number':
          return '(?!(?:19|20)\\d\\d )\\d+(?:\\.\\d+)* ';
        case 'year':
          return `(${node.isCaptured ? '?<year>' : '?:'}(?:19|20)\\d\\d)(?:\\.\\d+)* `;
        case 'choice':
          return `(?:${node.branches.map(sourceOf).join('|')})${node.isOptional ? '?' : ''}`;
        case 'capture':
          return `(?<${node.name}>${[...node.displayed.keys()].map(capturedSource).join('|')}) `;
      }
    })
    .join('');
}

/** The words with which the nodes can start, and whether they can be empty. */
function startsOf(nodes: readonly Node[]): { words: Set<string | null>; canBeEmpty: boolean } {
  const words = new Set<string | null>();
  for (const node of nodes) {
    if (node.kind === 'word') {
      words.add(node.text);
      return { words, canBeEmpty: false };
    }
    if (node.kind === 'number' || node.kind === 'year') {
      words.add(null);
      return { words, canBeEmpty: false };
    }
    if (node.kind === 'capture') {
      [...node.displayed.keys()].forEach((text) => words.add(text.split(' ')[0] ?? text));
      return { words, canBeEmpty: false };
    }
    const branches = node.branches.map(startsOf);
    branches.forEach((branch) => branch.words.forEach((word) => words.add(word)));
    if (!node.isOptional && !branches.some((branch) => branch.canBeEmpty)) {
      return { words, canBeEmpty: false };
    }
  }
  return { words, canBeEmpty: true };
}

function capturesOf(nodes: readonly Node[]): Map<string, ReadonlyMap<string, string>> {
  const captures = new Map<string, ReadonlyMap<string, string>>();
  for (const node of nodes) {
    if (node.kind === 'capture') {
      captures.set(node.name, node.displayed);
    }
    if (node.kind === 'choice') {
      node.branches.forEach((branch) => capturesOf(branch).forEach((displayed, name) => captures.set(name, displayed)));
    }
  }
  return captures;
}

/**
 * Compiles a pattern of the catalog. The names it is tried on are short and patterns nest no repetition, so a match
 * takes time linear in the name.
 *
 * @throws Error when the pattern is not well-formed or matches nothing; the catalog is our own, so this is a defect
 */
export function compilePattern(pattern: string): CompiledPattern {
  const nodes = new PatternParser(pattern).parse();
  const { words, canBeEmpty } = startsOf(nodes);
  if (canBeEmpty) {
    throw new Error(`Catalog pattern "${pattern}" matches an empty name.`);
  }
  const captures = capturesOf(nodes);
  const expression = new RegExp(`^${sourceOf(nodes)}$`, 'u');
  const isLiteral = nodes.every((node) => node.kind === 'word');
  return {
    firstWords: words,
    literal: isLiteral ? nodes.map((node) => (node.kind === 'word' ? node.text : '')).join(' ') : null,
    match: (folded) => {
      const groups = expression.exec(`${folded} `);
      if (groups === null) {
        return null;
      }
      const captured: Record<string, string> = {};
      for (const [name, value] of Object.entries(groups.groups ?? {})) {
        if (value !== undefined) {
          const displayed = captures.get(name);
          captured[name] = displayed?.get(value) ?? displayed?.get(value.split('.')[0] ?? value) ?? value;
        }
      }
      return captured;
    },
  };
}
