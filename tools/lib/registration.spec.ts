import { describe, expect, it } from 'vitest';
import { addElement, addLine, addNavigationEntry } from './registration.mjs';

describe('addLine', () => {
  const imports = /^import .*$/gm;
  const text = "import { A } from './a.js';\nimport { C } from './c.js';\n\nrest();\n";

  it('keeps the order of modules', () => {
    expect(addLine(text, imports, "import { Z } from './b.js';").split('\n')[1]).toBe("import { Z } from './b.js';");
    expect(addLine(text, imports, "import { Z } from './0.js';").split('\n')[0]).toBe("import { Z } from './0.js';");
    expect(addLine(text, imports, "import { B } from './d.js';").split('\n')[2]).toBe("import { B } from './d.js';");
  });

  it('adds at the end when asked to', () => {
    expect(addLine(text, imports, "import { B } from './b.js';", { last: true }).split('\n')[2]).toContain('b.js');
  });

  it('says what it could not place', () => {
    expect(() => addLine('nothing', imports, 'import x;')).toThrow('add it yourself: import x;');
  });
});

it('adds an element to the right array', () => {
  const text = 'const first = [\n  A,\n  C,\n];\n\nconst second = [\n  A,\n  C,\n];\n';
  expect(addElement(text, 'second', 'B')).toBe(
    'const first = [\n  A,\n  C,\n];\n\nconst second = [\n  A,\n  B,\n  C,\n];\n',
  );
  expect(addElement(text, 'first', 'B', { last: true })).toContain('A,\n  C,\n  B,\n];\n\nconst second');
  expect(() => addElement(text, 'third', 'B')).toThrow(/no list "third"/);
});

it('adds to the last group of the navigation', () => {
  const text =
    'x = [\n  {\n    entries: [\n      one,\n    ],\n  },\n  {\n    entries: [\n      two,\n    ],\n  },\n];\n';
  expect(addNavigationEntry(text, '      three,')).toContain('      two,\n      three,\n    ],\n  },\n];');
  expect(() => addNavigationEntry('', 'x')).toThrow(/app-navigation/);
});
