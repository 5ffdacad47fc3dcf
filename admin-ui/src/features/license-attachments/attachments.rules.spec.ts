import { type Upload, changed, formatBytes } from './attachments.rules';

describe('attachments', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 KB'],
    [1_440, '1.4 KB'],
    [999_400, '999 KB'],
    [999_600, '1 MB'],
    [26_214_400, '26 MB'],
    [3_200_000_000, '3.2 GB'],
    [5_000_000_000_000, '5,000 GB'],
  ])('have %i bytes written as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('are changed one at a time while they are sent', () => {
    const file = new File(['x'], 'x.pdf');
    const uploads: Upload[] = [1, 2].map((id) => ({ id, file, share: 0, failure: null }));
    expect(changed(uploads, 2, { share: 0.5 }).map(({ share }) => share)).toEqual([0, 0.5]);
    expect(changed(uploads, 3, { share: 0.5 })).toEqual(uploads);
  });
});
