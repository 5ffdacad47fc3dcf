import { describe, expect, it } from 'vitest';
import { bodyFor, digestOf, escapedForSlack, mailSubjectOf, mailTextOf, type Message } from './messages.rules.js';

const message = (fields: Partial<Message> = {}): Message => ({
  id: '0b5c3a0e-0000-4000-8000-000000000000',
  key: 'alert:17:opened',
  kind: 'UNDER_LICENSED',
  severity: 'WARNING',
  title: 'Acrobat: 3 seats over',
  text: 'Buy 3.',
  url: 'https://seats.example/licenses/4',
  facts: { licenseId: 4 },
  at: '2026-03-05T10:00:00.000Z',
  ...fields,
});
const evil = '<!channel> <https://evil.test|click> & *bold* <at>Ann</at> [x](https://evil.test)';

describe('for Slack', () => {
  it('what people wrote is text: no link, no mark, nobody is called', () => {
    const body = bodyFor('SLACK', message({ title: evil, text: evil }));
    expect(body).not.toMatch(/<(?!\/?$)/);
    expect(body).not.toContain('*bold*');
    expect(JSON.parse(body).blocks[1].text).toMatchObject({ type: 'mrkdwn', verbatim: true });
    expect(escapedForSlack('<&>')).toBe('&lt;&amp;&gt;');
  });

  it('no block is longer than Slack takes, and no escape is cut', () => {
    for (let length = 2880; length < 2900; length++) {
      const text = `${'x'.repeat(length)}&&&&&&&&&&`;
      const { blocks } = JSON.parse(bodyFor('SLACK', message({ text })));
      expect(blocks[1].text.text.length).toBeLessThanOrEqual(3000);
      expect(blocks[1].text.text).toMatch(/^x+(&amp;)*…$/);
    }
  });
});

describe('for Teams', () => {
  it('is a message with one adaptive card, whose text has no marks', () => {
    const body = JSON.parse(bodyFor('TEAMS', message({ title: evil, text: `one\n${evil}` })));
    expect(body).toMatchObject({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }],
    });
    const { content } = body.attachments[0];
    expect(content.body.every(({ type }: { type: string }) => type === 'RichTextBlock')).toBe(true);
    expect(content.body.map(({ inlines }: { inlines: { text: string }[] }) => inlines[0]?.text)).toEqual([
      evil,
      'one',
      evil,
    ]);
    expect(content.actions).toEqual([{ type: 'Action.OpenUrl', title: 'Open Seatwise', url: message().url }]);
  });
});

it('ours has what a program needs, and nothing else', () => {
  expect(JSON.parse(bodyFor('JSON', message()))).toEqual(message());
});

describe('a digest', () => {
  const { id: _, ...notice } = message();
  const about = { id: 'x', key: 'digest:1:2026-03-05', url: 'https://seats.example/alerts', at: notice.at };

  it('tells the most severe first, and counts them', () => {
    const notices = [
      { ...notice, title: 'first' },
      { ...notice, title: 'worst', severity: 'CRITICAL' as const },
    ];
    const digest = digestOf(notices, about);
    expect(digest).toMatchObject({ kind: 'DIGEST', severity: 'CRITICAL', title: '2 notifications' });
    expect(digest.text.indexOf('worst')).toBeLessThan(digest.text.indexOf('first'));
    expect(digestOf([notice], about).title).toBe('1 notification');
  });

  it('of very many says how many more there are', () => {
    const digest = digestOf(
      Array.from({ length: 130 }, () => notice),
      about,
    );
    expect(digest.text).toContain('And 30 more.');
    expect(digest.facts).toMatchObject({ count: 130 });
  });
});

it('an e-mail has one line as its subject, and leads to the page', () => {
  expect(mailSubjectOf(message({ title: 'a\r\nBcc: x@y.test\u2028b' }))).toBe('a Bcc: x@y.test b');
  expect(mailSubjectOf(message({ title: 'x'.repeat(500) }))).toHaveLength(200);
  expect(mailTextOf(message())).toBe('Buy 3.\n\nOpen it: https://seats.example/licenses/4\n');
});
