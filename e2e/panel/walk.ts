import type { Browser, Locator, Page } from 'playwright-core';
import { Stillness } from '../support/stillness.js';

/** Answers of the server that nobody who was shown a way to them should get. */
const isRefusal = (status: number): boolean => status === 403 || status === 404 || status >= 500;

/** No row has such a version: whoever may change one is told that it is stale, and nothing is changed. */
const staleVersion = '"999999"';

const dialogOf = (page: Page): Locator => page.locator('app-dialog').last();
const menuOf = (page: Page): Locator => page.locator('.mat-mdc-menu-panel');

/**
 * The panel as somebody who is signed in sees it: goes wherever it leads and tries whatever it offers, and writes down
 * what leads nowhere.
 */
export class Walk {
  readonly #failures: string[] = [];
  readonly #stillness: Stillness;
  #where = 'at the start';

  private constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {
    this.#stillness = new Stillness(page);
    page.on('pageerror', (error) => this.#note(error.message));
    page.on('response', (response) => {
      const { pathname, search } = new URL(response.url());
      if (!pathname.startsWith('/api/') || !isRefusal(response.status())) return;
      this.#note(`${response.request().method()} ${pathname}${search} answers ${response.status()}`);
    });
  }

  /** @param cookie of the session, as `name=value` */
  static async open(browser: Browser, origin: string, cookie: string): Promise<Walk> {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin }]);
    const walk = new Walk(await context.newPage(), origin);
    walk.page.setDefaultTimeout(20_000);
    // Not the events, which never end.
    const isRequest = ({ pathname }: URL) => pathname.startsWith('/api/v1/') && pathname !== '/api/v1/events';
    await walk.page.route(isRequest, (route, request) =>
      ['POST', 'PATCH', 'PUT', 'DELETE'].includes(request.method())
        ? route.continue({ headers: { ...request.headers(), 'if-match': staleVersion } })
        : route.continue(),
    );
    await walk.anew('/');
    return walk;
  }

  /** The addresses that the navigation leads to, in its order. */
  async entries(): Promise<string[]> {
    const links = await this.page.locator('app-side-navigation a').all();
    return Promise.all(
      links.map(async (link) => new URL((await link.getAttribute('href')) ?? '', this.origin).pathname),
    );
  }

  /** Shows a page from within the panel. */
  async go(path: string): Promise<void> {
    this.#where = path;
    await this.page.evaluate(
      `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate', { state: null }))`,
    );
    await this.#arrived();
  }

  /** Shows a page in a panel that begins anew: what was opened before is gone. */
  async anew(path: string): Promise<void> {
    this.#where = path;
    await this.page.goto(`${this.origin}${path}`);
    await this.#arrived();
  }

  async #arrived(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.#stillness.reached();
  }

  /** Goes through every entry of the navigation, and through the first thing of each list. */
  async through(): Promise<void> {
    for (const entry of await this.entries()) {
      await this.go(entry);
      await this.#lookAround(entry);
      await this.go(entry);
      const row = this.page.locator('main table tbody a[href]').first();
      if ((await row.count()) === 0) continue;
      const path = new URL((await row.getAttribute('href')) ?? '', this.origin).pathname;
      await this.go(path);
      await this.#lookAround(path);
    }
  }

  /** What led nowhere since the last time. */
  found(): readonly string[] {
    return this.#failures.splice(0);
  }

  /** The tabs of a page, and what can be done in each. */
  async #lookAround(path: string): Promise<void> {
    await this.#check(path);
    await this.#tryAll(path, 'main app-page-header .actions button:enabled');
    // At once: a bar of tabs goes when there is one tab left.
    const hrefs = await this.page
      .locator('main app-tabs > nav a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const tabs = hrefs.map((href) => new URL(href ?? '', this.origin).pathname);
    for (const tab of tabs.length === 0 ? [path] : tabs) {
      await this.go(tab);
      await this.#check(tab);
      await this.#tryAll(tab, 'main button[tableActions]:enabled, main .card button:enabled');
      await this.#tryAll(tab, 'main [data-row-menu]', 1);
    }
  }

  async #check(path: string): Promise<void> {
    // The settings show what a wrong field looks like.
    const problems = this.page.locator('main [role="alert"]:not(app-component-gallery *)');
    if ((await problems.count()) > 0) this.#note(`shows: ${await problems.first().innerText()}`);
    const shown = new URL(this.page.url()).pathname;
    if (!shown.startsWith(path)) this.#note(`leads to ${shown}`);
  }

  /** Tries the buttons of a page one after the other; each from the page as it was. */
  async #tryAll(path: string, selector: string, most = Number.POSITIVE_INFINITY): Promise<void> {
    const count = Math.min(await this.page.locator(selector).count(), most);
    for (let index = 0; index < count; index += 1) {
      const button = this.page.locator(selector).nth(index);
      if (!(await button.isVisible())) continue;
      const name = ((await button.getAttribute('aria-label')) ?? (await button.innerText())).trim();
      if (/View as/.test(name)) continue;
      await this.#press(button, `${path}: ${name}`);
      if ((await menuOf(this.page).count()) > 0) await this.#tryMenu(path, button, name);
      else await this.#answer();
      await this.#back(path);
    }
  }

  /** Tries what a menu that is open offers. */
  async #tryMenu(path: string, opener: Locator, name: string): Promise<void> {
    const labels = await menuOf(this.page).getByRole('menuitem').allInnerTexts();
    if (labels.length === 0) this.#note('is an empty menu');
    for (const [index, label] of labels.entries()) {
      const item = menuOf(this.page).getByRole('menuitem').nth(index);
      if (/View as/.test(label) || !(await item.isEnabled())) continue;
      this.#where = `${path}: ${name}: ${label.trim()}`;
      const file = (await item.getAttribute('download')) === null ? null : await item.getAttribute('href');
      if (file !== null) {
        const answer = await this.page.request.get(new URL(file, this.origin).href);
        if (isRefusal(answer.status())) this.#note(`answers ${answer.status()}`);
        continue;
      }
      await this.#press(item, this.#where);
      await this.#answer();
      await this.#back(path);
      if (index === labels.length - 1) continue;
      await this.#back(path);
      await this.#press(opener, this.#where);
    }
  }

  /** Closes what was opened, and returns to a page. */
  async #back(path: string): Promise<void> {
    if ((await menuOf(this.page).count()) > 0) await this.page.keyboard.press('Escape');
    const open = await this.page.locator('app-dialog, .app-scrim').count();
    if (open > 0 || !new URL(this.page.url()).pathname.startsWith(path)) await this.anew(path);
  }

  async #press(button: Locator, where: string): Promise<void> {
    this.#where = where;
    await button.click();
    await this.#stillness.reached();
    // What loads its code first opens a moment after everything else came to rest.
    await this.#stillness.reached();
  }

  /** Agrees to a question, saves a form as it is. Neither changes anything: the version is stale. */
  async #answer(): Promise<void> {
    const submit = dialogOf(this.page).locator('button[type=submit]:enabled');
    if ((await submit.count()) === 0) return;
    // Who adds something has filled in nothing yet.
    if (!/^(Add|Create|Upload|Import)/.test((await submit.innerText()).trim())) {
      // Not with the pointer: a list of choices may lie over it.
      await submit.dispatchEvent('click');
      await this.#stillness.reached();
    }
    const leave = dialogOf(this.page).locator('.foot button:not([type=submit])');
    if ((await leave.count()) > 0 && (await leave.isEnabled())) await leave.dispatchEvent('click');
    await this.#stillness.reached();
  }

  #note(what: string): void {
    this.#failures.push(`${this.#where}: ${what}`);
  }
}
