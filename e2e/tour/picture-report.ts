/** A picture that is not as it was; `before` is null where there was none. */
export interface Finding {
  file: string;
  before: Buffer | null;
  after: Buffer;
}

/** A page with the pictures side by side; it needs no other file. @param gone kept pictures of what is not there now */
export function reportOf(findings: readonly Finding[], gone: readonly string[]): string {
  const rows = findings.map(
    ({ file, before, after }) =>
      `<section><h2>${file}</h2><div><figure><figcaption>before</figcaption>${before === null ? 'none' : imageOf(before)}</figure>` +
      `<figure><figcaption>now</figcaption>${imageOf(after)}</figure></div></section>`,
  );
  const left = gone.length === 0 ? '' : `<p>Kept, but not in the catalogue any more: ${gone.join(', ')}</p>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title>
<style>body{font:14px system-ui;margin:24px}div{display:flex;gap:16px}figure{margin:0}img{width:640px;border:1px solid #999}</style>
<h1>${findings.length} pictures are not as they were</h1>${left}${rows.join('\n')}</html>`;
}

const imageOf = (picture: Buffer): string => `<img alt="" src="data:image/webp;base64,${picture.toString('base64')}">`;
