import { expect, it } from 'vitest';
import { problemsOf, unitsOf } from './catalogs.mjs';

const unit = (id: string, state: string, source: string, target: string) => `
    <unit id="${id}">
      <segment state="${state}">
        <source>${source}</source>
        <target>${target}</target>
      </segment>
    </unit>`;
const count = '<ph id="0" equiv="count" disp="count"/>';

it('reads the texts of a catalog', () => {
  expect(unitsOf(unit('7', 'translated', 'Open', 'Offen'))).toEqual([
    { id: '7', state: 'translated', source: 'Open', target: 'Offen' },
  ]);
});

it('is content with translated texts, in whatever order their placeholders come', () => {
  const both = `<ph id="1" equiv="name" disp="name"/> ${count}`;
  const texts = [
    unit('1', 'translated', 'Open', 'Offen'),
    unit('2', 'final', `${count} of ${both}`, `${both}: ${count}`),
  ];
  expect(problemsOf('messages.de.xlf', texts.join(''))).toBe('');
});

it.each([
  ['not translated', unit('1', 'initial', 'Open', 'Open')],
  ['empty', unit('1', 'translated', 'Open', ' ')],
  ['other placeholders', unit('1', 'translated', `${count} seats`, 'Plätze')],
])('names a text that is %s', (problem, text) => {
  expect(problemsOf('messages.de.xlf', text)).toContain(`1: ${problem}`);
});

it('names some of many', () => {
  const many = Array.from({ length: 13 }, (_, id) => unit(String(id), 'initial', 'Open', 'Open')).join('');
  expect(problemsOf('messages.de.xlf', many)).toContain('… and 3 more');
});
