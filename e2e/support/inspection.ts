import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Places } from '../tour/places.js';
import type { Stop } from '../tour/stop.js';
import { leave, open, show } from '../tour/visit.js';
import type { Colours } from './colours.js';
import { Stillness } from './stillness.js';

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** What a page is looked at as: its width, and the colours in which it is looked at. */
export interface Look {
  /** In pixels. */
  width: number;
  themes: readonly [Colours, ...Colours[]];
}

/** Evaluated by the debugger, which the page's content security policy does not concern. */
const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that look at colours; nothing else differs between two themes. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * The panel as somebody who is signed in sees it, and what is wrong with what it shows. It is loaded once and stays open:
 * pages are reached as by a link, and a theme is changed in place, as a system does at sunset.
 */
export class Inspection {
  readonly #failures: string[] = [];
  readonly #stillness: Stillness;

  private constructor(
    readonly page: Page,
    private readonly origin: string,
    private readonly look: Look,
  ) {
    page.on('pageerror', (error) => this.#failures.push(`${page.url()}: ${error.message}`));
    this.#stillness = new Stillness(page);
  }

  /**
   * @param origin address of the product
   * @param cookie of the session, as `name=value`
   */
  static async open(browser: Browser, origin: string, cookie: string, look: Look): Promise<Inspection> {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 850 },
      ...look.themes[0],
      // Colours that are on their way to others are those of no theme.
      reducedMotion: 'reduce',
    });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin }]);
    const inspection = new Inspection(await context.newPage(), origin, look);
    inspection.page.setDefaultTimeout(20_000);
    await inspection.page.goto(`${origin}/licenses`);
    await inspection.#stillness.reached();
    await inspection.page.evaluate(axeScript);
    return inspection;
  }

  /** Shows a page of the panel, from within the panel. */
  async show(path: string): Promise<void> {
    await show(this.page, this.#stillness, path);
    const shown = this.page.url().replace(this.origin, '');
    if (shown !== path) this.#failures.push(`${path} leads to ${shown}`);
  }

  /** Goes where somebody would go, and looks at what is there. @param places where the things of the sample are */
  async visit(stops: readonly Stop[], places: Places): Promise<void> {
    for (const { name, path, opens } of stops) {
      const address = places.addressOf(path);
      if (this.page.url() !== `${this.origin}${address}`) await this.show(address);
      if (opens !== undefined) await open(this.page, this.#stillness, opens);
      await this.inspect(`${name} at ${address}`);
      if (opens !== undefined) await leave(this.page, this.#stillness, opens);
    }
  }

  /** Looks at what is shown now, in every theme. */
  async inspect(what: string): Promise<void> {
    await this.#stillness.reached();
    for (const [index, theme] of this.look.themes.entries()) {
      if (this.look.themes.length > 1) await this.page.emulateMedia({ ...theme });
      const contrast = theme.contrast === 'more' ? ' with high contrast' : '';
      const where = `${what}, ${theme.colorScheme}${contrast}, ${this.look.width} pixels`;
      this.#failures.push(...(await this.#violations(index === 0)).map((violation) => `${where}: ${violation}`));
    }
    const overflow: number = await this.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (overflow > 0) this.#failures.push(`${what}, ${this.look.width} pixels: ${overflow} pixels stick out`);
  }

  async inspectPages(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      await this.show(path);
      await this.inspect(path);
    }
  }

  /** What was found since the last time. */
  found(): readonly string[] {
    return this.#failures.splice(0);
  }

  async #violations(every: boolean): Promise<string[]> {
    const options = {
      // Listing what is right takes longer than finding what is wrong.
      resultTypes: ['violations'],
      ...(every ? {} : { runOnly: { type: 'rule', values: colourRules } }),
    };
    const found: Violation[] = await this.page.evaluate(
      `axe.run(document, ${JSON.stringify(options)}).then((result) => result.violations)`,
    );
    return found.map(({ id, nodes }) => `${id} ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  }
}
