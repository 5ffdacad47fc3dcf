import type { Page, Request } from 'playwright-core';

/** What is still being read, worked out or drawn; not a sample of how that looks. */
const unfinished = '[aria-busy="true"], app-skeleton:not(.sample > *), .stale';

/** How long is waited for anything, in milliseconds. */
const patience = 30_000;

/** Knows when a page has come to rest: nothing is on its way, and nothing is left to draw. */
export class Stillness {
  private readonly page: Page;
  readonly #underWay = new Set<Request>();

  constructor(page: Page) {
    this.page = page;
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
    await this.#soon(
      `const look = () => (${condition} ? done() : requestAnimationFrame(look)); look();`,
      `This never came true: ${condition}`,
    );
  }

  /** Waits until the page has come to rest. */
  async reached(): Promise<void> {
    const end = Date.now() + patience;
    do {
      if (Date.now() > end)
        throw new Error(`Still under way: ${[...this.#underWay].map((one) => one.url()).join(', ')}`);
      await this.until(`document.querySelector('${unfinished}') === null`);
      await Promise.all([...this.#underWay].map((request) => this.#answered(request)));
      // What came is drawn with the next frame, and may ask for more.
      await this.#soon('requestAnimationFrame(() => requestAnimationFrame(done))', 'Nothing is drawn.');
    } while (this.#underWay.size > 0 || (await this.page.locator(unfinished).count()) > 0);
  }

  /** Waits for the answer to a request, or until it failed. */
  async #answered(request: Request): Promise<void> {
    const late = new Promise<never>((_answered, failed) => {
      setTimeout(() => failed(new Error(`No answer: ${request.url()}`)), patience).unref();
    });
    await Promise.race([request.response().catch(() => null), late]);
  }

  /** @throws Error with what is the matter, where the script does not call `done` in time. */
  async #soon(script: string, matter: string): Promise<void> {
    await this.page.evaluate(
      `new Promise((done, failed) => {
        setTimeout(() => failed(new Error(${JSON.stringify(matter)})), ${patience});
        ${script}
      })`,
    );
  }
}
