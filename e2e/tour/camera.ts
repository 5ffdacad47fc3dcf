import type { Browser, Locator, Page } from 'playwright-core';
import type { Colours } from '../support/colours.js';
import { Stillness } from '../support/stillness.js';
import type { FixedProduct } from './fixed-day.js';
import type { Stop } from './stop.js';
import { leave, open, show } from './visit.js';

/** What is another at every run: times of day, how long ago and how long something took, ids, and where one signed in. */
const passing: readonly (readonly [pattern: string, instead: string])[] = [
  [String.raw`\b\d{1,2}:\d{2}(:\d{2})?\s?[AP]M\b`, '10:00 AM'],
  [
    String.raw`\b(\d+|an?|one) (second|minute|hour)s? ago\b|\bjust now\b|\bin (\d+|an?|one) (second|minute|hour)s?\b`,
    'just now',
  ],
  [String.raw`\b\d[\d.,]* ?(ms|milliseconds?|s|seconds?)\b`, '1 s'],
  [String.raw`\bsw_[0-9a-f]{6,}`, 'sw_0000'],
  [String.raw`agents/[\w-]{16,}`, 'agents/TOKEN'],
  [String.raw`\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\b`, '00000000'],
  [String.raw`\b(HeadlessChrome|Chrome|node)\b[^,<]{0,20}`, 'Browser'],
];

const steady = `(() => {
  const passing = ${JSON.stringify(passing)}.map(([pattern, instead]) => [new RegExp(pattern, 'g'), instead]);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const after = passing.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), text.data);
    if (after !== text.data) text.data = after;
  }
})()`;

/** Takes pictures of the panel. */
export class Camera {
  readonly page: Page;
  private readonly stillness: Stillness;
  private readonly fixed: FixedProduct;

  private constructor(page: Page, fixed: FixedProduct) {
    this.page = page;
    this.fixed = fixed;
    this.stillness = new Stillness(page);
  }

  /** @param sharpness pixels of the picture for one of the page */
  static async open(
    browser: Browser,
    fixed: FixedProduct,
    { width, height, sharpness = 1 }: { width: number; height: number; sharpness?: number },
  ): Promise<Camera> {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: sharpness,
      reducedMotion: 'reduce',
      timezoneId: 'UTC',
      locale: 'en-US',
    });
    const [name = '', value = ''] = fixed.cookie.split('=');
    await context.addCookies([{ name, value, url: fixed.product.url }]);
    await context.addInitScript(fixed.script);
    const camera = new Camera(await context.newPage(), fixed);
    camera.page.setDefaultTimeout(20_000);
    await camera.page.goto(`${fixed.product.url}/licenses`);
    await camera.stillness.reached();
    return camera;
  }

  /** Goes to a page, or opens a dialog, and lets somebody look at it before it is left. */
  async at(stop: Stop, look: () => Promise<void>): Promise<void> {
    try {
      await this.visit(stop, look);
    } catch (error) {
      // What lies over the page is gone with it.
      await this.page.goto(`${this.fixed.product.url}/forbidden`);
      throw new Error(`${stop.name} cannot be reached: ${String(error)}`, { cause: error });
    }
  }

  private async visit(stop: Stop, look: () => Promise<void>): Promise<void> {
    const address = this.fixed.places.addressOf(stop.path);
    // Always anew: what was done to the page before could be seen on it.
    await show(this.page, this.stillness, '/forbidden');
    await show(this.page, this.stillness, address);
    if (stop.opens !== undefined) await open(this.page, this.stillness, stop.opens);
    await look();
    if (stop.opens !== undefined) await leave(this.page, this.stillness, stop.opens);
  }

  /** Takes a picture of what is shown, or of a part of it. */
  async take(colours: Colours, part?: Locator): Promise<Buffer> {
    await this.page.emulateMedia({ ...colours });
    // The pointer and the cursor are nobody's.
    await this.page.mouse.move(0, 0);
    await this.stillness.reached();
    await this.page.evaluate(steady);
    const options = { animations: 'disabled', caret: 'hide' } as const;
    return part === undefined ? this.page.screenshot(options) : part.screenshot(options);
  }
}
