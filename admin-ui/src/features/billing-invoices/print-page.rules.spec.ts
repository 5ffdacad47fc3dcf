import { pageMark, pageRule, pagesMark, paperIn, paperOf } from './print-page.rules';

it('prints on the sheets that people have', () => {
  expect(['en-US', 'en', 'en-CA', 'de', 'en-GB', 'ja-JP'].map(paperOf)).toEqual([
    'letter',
    'letter',
    'letter',
    'A4',
    'A4',
    'A4',
  ]);
  expect([paperIn('A4', 'en-US'), paperIn('letter', 'de'), paperIn('napkin', 'de')]).toEqual(['A4', 'letter', 'A4']);
});

it('counts sheets in the order of the sentence', () => {
  const rule = pageRule('A4', 'INV1', `Page${pageMark}of${pagesMark}`);
  expect(rule).toContain('size: A4;');
  expect(rule).toContain('content: "INV1";');
  expect(rule).toContain('content: "Page" counter(page) "of" counter(pages);');
});

it('lets no number of an invoice write rules', () => {
  const rule = pageRule('letter', '"; } body { display: none', '');
  expect(rule).toContain(String.raw`content: "\22 \3b \20 \7d \20 body`);
});
