import type { Page, Request } from 'playwright-core';

/** What is still being read, worked out or drawn. */
const unfinished = '[aria-busy="true"], app-skeleton, .stale';

/** Knows when a page has come to rest: nothing is on its way, and nothing is left to draw. */
export class Stillness {
  readonly #underWay = new Set<Request>();

  constructor(private readonly page: Page) {
    page.on('request', (request) => {
      // Events are waited for without end.
      if (request.resourceType() !== 'eventsource') this.#underWay.add(request);
    });
    page.on('requestfinished', (request) => this.#underWay.delete(request));
    page.on('requestfailed', (request) => this.#underWay.delete(request));
  }

  /**
   * Waits until a condition holds. The debugger evaluates it: the page's content security policy lets nobody else.
   *
   * @param condition a JavaScript expression
   */
  async until(condition: string): Promise<void> {
    await this.page.evaluate(
      `new Promise((done) => { const look = () => (${condition} ? done() : requestAnimationFrame(look)); look(); })`,
    );
  }

  /** Waits until the page has come to rest. */
  async reached(): Promise<void> {
    do {
      await this.until(`document.querySelector('${unfinished}') === null`);
      await Promise.all([...this.#underWay].map((request) => request.response().catch(() => null)));
      // What came is drawn with the next frame, and may ask for more.
      await this.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    } while (this.#underWay.size > 0 || (await this.page.locator(unfinished).count()) > 0);
  }
}
