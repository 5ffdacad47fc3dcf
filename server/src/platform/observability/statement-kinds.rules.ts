/** What a statement is there for. `control` begins and ends transactions, and sets and locks things. */
export type StatementKind = 'read' | 'write' | 'control';

const first = /^[\s(]*([a-z]+)/i;
const writing = new Set(['insert', 'update', 'delete', 'merge', 'truncate', 'copy', 'create', 'alter', 'drop']);
const reading = new Set(['select', 'values', 'fetch', 'declare', 'explain', 'table']);

/** A part of a WITH that writes; FOR UPDATE is none. */
const writingPart =
  /\b(?:insert\s+into|delete\s+from|merge\s+into|update\s+(?:only\s+)?"?\w+"?\s+(?:as\s+)?(?:\w+\s+)?set)\b/i;

/** The kind of a statement, by its text alone. */
export function statementKindOf(text: string): StatementKind {
  const word = first.exec(text)?.[1]?.toLowerCase() ?? '';
  if (word === 'with') return writingPart.test(text) ? 'write' : 'read';
  if (reading.has(word)) return 'read';
  return writing.has(word) ? 'write' : 'control';
}
