/** What came of one request. */
export interface Visited {
  status: number;
  /** Where it leads on to, complete; null when it stays. */
  location: string | null;
  headers: Headers;
}

interface Cookie {
  value: string;
  path: string;
}

/** The redirects of signing in, and some. */
const mostRedirects = 15;

/** A browser without pages: it keeps cookies by origin and path, and follows redirects. */
export class TestBrowser {
  readonly #cookies = new Map<string, Map<string, Cookie>>();

  /**
   * @param publicOrigin how the product calls itself
   * @param address where it is
   */
  constructor(
    readonly publicOrigin: string,
    private readonly address: string,
  ) {}

  /** One request, whose redirect is not followed. */
  async visit(href: string): Promise<Visited> {
    const url = new URL(href, this.publicOrigin);
    const jar = this.#cookiesOf(url.origin);
    const sent = [...jar].filter(([, { path }]) => url.pathname.startsWith(path));
    const real = url.origin === this.publicOrigin ? new URL(`${url.pathname}${url.search}`, this.address) : url;
    const answer = await fetch(real, {
      redirect: 'manual',
      headers: { cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') },
    });
    await answer.arrayBuffer();
    for (const line of answer.headers.getSetCookie()) this.#keep(jar, line);
    const location = answer.headers.get('location');
    return {
      status: answer.status,
      location: location === null ? null : new URL(location, url).href,
      headers: answer.headers,
    };
  }

  /** Follows redirects to a page of the panel, or until `stop`, and answers where that is. */
  async follow(href: string, stop: (url: URL) => boolean = () => false): Promise<string> {
    let url = new URL(href, this.publicOrigin);
    for (let step = 0; step < mostRedirects; step++) {
      const isPage = url.origin === this.publicOrigin && !url.pathname.startsWith('/api/');
      if (isPage || stop(url)) return isPage ? `${url.pathname}${url.search}` : url.href;
      const { location, status } = await this.visit(url.href);
      if (location === null) throw new Error(`${url.href} answers ${status} and leads nowhere.`);
      url = new URL(location);
    }
    throw new Error('Too many redirects.');
  }

  /** The value of a cookie of the product; undefined without one. */
  cookie(name: string): string | undefined {
    return this.#cookiesOf(this.publicOrigin).get(name)?.value;
  }

  /** Puts a cookie of the product in place of what is there. */
  setCookie(name: string, value: string): void {
    const path = this.#cookiesOf(this.publicOrigin).get(name)?.path ?? '/';
    this.#cookiesOf(this.publicOrigin).set(name, { value, path });
  }

  #cookiesOf(origin: string): Map<string, Cookie> {
    const jar = this.#cookies.get(origin) ?? new Map<string, Cookie>();
    this.#cookies.set(origin, jar);
    return jar;
  }

  #keep(jar: Map<string, Cookie>, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const attribute = (key: string) =>
      attributes.find((each) => each.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const expires = attribute('expires');
    if (value === '' || (expires !== undefined && Date.parse(expires) < Date.now())) jar.delete(name);
    else jar.set(name, { value, path: attribute('path') ?? '/' });
  }
}
