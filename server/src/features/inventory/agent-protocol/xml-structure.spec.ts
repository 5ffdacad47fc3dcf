import { describe, expect, it } from 'vitest';

import { scanXml, type XmlElementRange } from './xml-structure.js';

function elementsOf(text: string, depth = 9): string[] {
  const found: XmlElementRange[] = [];
  scanXml(text, depth, (element) => found.push(element));
  return found.map(({ path, start, end }) => `${path.join('/')} = ${text.slice(start, end)}`);
}

const nothing = (): void => undefined;

describe('scanXml', () => {
  it('visits each element where it ends, with its range', () => {
    expect(elementsOf(`<?xml version="1.0"?>\n<a x="1" y='>'><b>t</b><c/><!-- <d> --><![CDATA[<e>]]></a>\n`)).toEqual([
      'a/b = <b>t</b>',
      'a/c = <c/>',
      `a = <a x="1" y='>'><b>t</b><c/><!-- <d> --><![CDATA[<e>]]></a>`,
    ]);
  });

  it('visits no deeper than asked', () => {
    expect(elementsOf('<a><b><c/></b></a>', 1)).toEqual(['a = <a><b><c/></b></a>']);
  });

  it('takes loose ends that agents really write', () => {
    // A stray bracket in a real document, bare ampersands, control characters.
    expect(elementsOf('<a><b>50 W</b>><c>R&D\u0001</c ></a>')).toHaveLength(3);
  });

  it.each([
    ['cut inside an element', '<a><b>x</b>'],
    ['cut inside a tag', '<a><b'],
    ['cut inside an attribute', '<a x="1><b/></a>'],
    ['crossed', '<a><b></a></b>'],
    ['closed twice', '<a></a></a>'],
    ['two documents', '<a/><b/>'],
    ['text before', 'x<a/>'],
    ['text after', '<a/>x'],
    ['open comment', '<a><!-- </a>'],
    ['open CDATA', '<a><![CDATA[ </a>'],
    ['CDATA outside', '<a/><![CDATA[x]]>'],
    ['open instruction', '<?xml <a/>'],
    ['unknown declaration', '<a><!FOO></a>'],
    ['a name that begins with a digit', '<1a/>'],
    ['a bare bracket', '<a>1 < 2</a>'],
  ])('refuses what is %s', (_what, text) => {
    expect(() => elementsOf(text)).toThrow(expect.objectContaining({ code: 'agent.xml-broken', format: 'XML' }));
  });

  it('says where', () => {
    expect(() => elementsOf('<a>\n<b>\n</c></a>')).toThrow(/<\/c> closes nothing \(line 3\)/);
    expect(() => elementsOf('<a>\n<b>')).toThrow(/ends inside <b> \(line 2\)/);
  });

  it.each([
    '<!DOCTYPE a><a/>',
    '<!doctype a SYSTEM "file:///etc/passwd"><a/>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<a><!ENTITY x "y"></a>',
    '<a><![CDATA[<!DOCTYPE b>]]></a>',
  ])('refuses %s', (text) => {
    expect(() => elementsOf(text)).toThrow(expect.objectContaining({ code: 'agent.xml-forbidden', status: 400 }));
  });

  it('refuses more depth and more elements than the limits allow', () => {
    const limits = { maxDepth: 3, maxElements: 5 };
    expect(() => scanXml('<a><b><c/></b></a>', 1, nothing, limits)).not.toThrow();
    expect(() => scanXml('<a><b><c><d/></c></b></a>', 1, nothing, limits)).toThrow(
      expect.objectContaining({ code: 'agent.too-large', status: 413 }),
    );
    for (const much of ['<b/>'.repeat(5), '<!---->'.repeat(5), '<b x="" y="" z="" u="" />']) {
      expect(() => scanXml(`<a>${much}</a>`, 1, nothing, limits)).toThrow(
        expect.objectContaining({ code: 'agent.too-large' }),
      );
    }
  });

  it('takes a million attributes, and refuses more, without running out of stack', () => {
    expect(() => elementsOf(`<a ${'x="" '.repeat(900_000)}/>`)).not.toThrow();
    expect(() => elementsOf(`<a ${'x="" '.repeat(1_100_000)}/>`)).toThrow(
      expect.objectContaining({ code: 'agent.too-large' }),
    );
  });

  it('takes hostile tags in linear time', () => {
    // Each of these is quadratic or worse for a careless pattern; in linear time a million characters are nothing.
    for (const text of [
      `<a${' '.repeat(1e6)}`,
      `<a ${'x="" '.repeat(2e5)}`,
      `<a x${' '.repeat(1e6)}`,
      '<a>'.repeat(3e5),
    ]) {
      expect(() => elementsOf(text)).toThrow(expect.objectContaining({ name: 'AgentMessageError' }));
    }
  });
});
