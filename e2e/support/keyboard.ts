import { readFileSync } from 'node:fs';
import type { Browser, ElementHandle, Locator } from 'playwright-core';

/** Decides in the page; the debugger evaluates it, which the page's content security policy does not concern. */
const script = readFileSync(new URL('next-key.js', import.meta.url), 'utf8');

declare global {
  /** Of the page; absent until the script was evaluated there. */
  var nextKey: ((target: unknown) => NextKey) | undefined;
}

/** How often a key is pressed on the way to one thing before it counts as out of reach. */
const mostPresses = 200;
/** How long is waited for the focus, or for a control to be enabled, in milliseconds. */
const patience = 10_000;

/** What {@link nextKey} answers; where there is nothing else, a key and how often to press it. */
interface NextKey {
  /** What has the focus. */
  readonly focus: string;
  /** The target was drawn anew. */
  readonly gone?: true;
  /** The focus is on the target, where `press` acts on it; `null` for what is only focused. */
  readonly arrived?: true;
  readonly press?: string | null;
  /** Why somebody who sees would not find the focus. */
  readonly hidden?: string | null;
  /** What has to come about first. */
  readonly wait?: string;
  readonly failure?: string;
  readonly key?: string;
  readonly times?: number;
}

/**
 * From now on what is done with the locators of a browser is done with keys alone: the focus is moved to the target from
 * where it is, by Tab and arrows, and nothing is focused by a script. What cannot be reached so fails.
 */
export async function useKeyboard(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  const locators: Locator = Object.getPrototypeOf(page.locator('html'));
  await page.context().close();
  Object.assign(locators, byKeyboard, noKeys('dblclick', 'dragTo', 'tap'));
}

const byKeyboard = {
  async click(this: Locator): Promise<void> {
    const { press } = await reach(this);
    if (press) await this.page().keyboard.press(press);
  },
  async focus(this: Locator): Promise<void> {
    await reach(this);
  },
  async hover(this: Locator): Promise<void> {
    await reach(this);
  },
  async press(this: Locator, key: string): Promise<void> {
    await reach(this);
    await this.page().keyboard.press(key);
  },
  async fill(this: Locator, text: string): Promise<void> {
    const { element } = await reach(this);
    const { keyboard } = this.page();
    if ((await element.getAttribute('type')) === 'date') {
      await keyboard.type(dateKeys(text));
    } else {
      await keyboard.press('ControlOrMeta+a');
      await (text === '' ? keyboard.press('Delete') : keyboard.type(text));
    }
    const typed = await element.inputValue();
    if (typed !== text) throw new Error(`${String(this)} says "${typed}" after "${text}" was typed.`);
  },
  clear(this: Locator): Promise<void> {
    return this.fill('');
  },
  async check(this: Locator): Promise<void> {
    await turn(this, true);
  },
  async uncheck(this: Locator): Promise<void> {
    await turn(this, false);
  },
  async selectOption(this: Locator, wanted: string | { label?: string }): Promise<string[]> {
    const { element } = await reach(this);
    const choices = await choicesOf(element);
    const chosen = (): Promise<string> => element.inputValue();
    const before = await chosen();
    const to = choices.findIndex(({ value, label }) =>
      typeof wanted === 'string' ? value === wanted : label === wanted.label,
    );
    const away = to - choices.findIndex(({ value }) => value === before);
    const { keyboard } = this.page();
    for (let pressed = 0; pressed < Math.abs(away); pressed += 1) {
      await keyboard.press(away < 0 ? 'ArrowUp' : 'ArrowDown');
    }
    const selected = await chosen();
    if (selected !== choices[to]?.value) {
      throw new Error(`${String(this)} says ${selected} instead of ${JSON.stringify(wanted)}.`);
    }
    return [selected];
  },
};

function noKeys(...methods: readonly string[]): Record<string, () => never> {
  const refuse = (method: string) => (): never => {
    throw new Error(`There are no keys for ${method}.`);
  };
  return Object.fromEntries(methods.map((method) => [method, refuse(method)]));
}

/** Turns a checkbox or a radio button on or off. */
async function turn(locator: Locator, on: boolean): Promise<void> {
  const { element, press } = await reach(locator);
  if (press && (await element.isChecked()) !== on) await locator.page().keyboard.press(press);
  // A table draws what is selected with its next frame.
  await locator.page().evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  if ((await locator.isChecked()) !== on) throw new Error(`${String(locator)} did not turn ${on ? 'on' : 'off'}.`);
}

/** The digits of a date in the order in which the browser asks for them in English. */
function dateKeys(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${month}${day}${year}`;
}

interface Reached {
  readonly element: ElementHandle;
  readonly press: string | null;
}

/** Moves the focus to where a key acts on something. @throws Error where it cannot be moved there. */
async function reach(locator: Locator): Promise<Reached> {
  const page = locator.page();
  const end = Date.now() + patience;
  const fail = (matter: string, focus: string): never => {
    throw new Error(`By keyboard: ${String(locator)} ${matter}. The focus is on ${focus}.`);
  };
  let element = await visible(locator);
  for (let presses = 0; ;) {
    const next = await element.evaluate((target: unknown) => globalThis.nextKey?.(target));
    if (next === undefined) {
      await page.evaluate(script);
    } else if (next.gone) {
      element = await visible(locator);
    } else if (next.failure) {
      fail(next.failure, next.focus);
    } else if (next.arrived) {
      if (next.hidden) fail(`has a focus that is ${next.hidden}`, next.focus);
      return { element, press: next.press ?? null };
    } else if (next.wait) {
      if (Date.now() > end) fail(`is out of reach: ${next.wait}`, next.focus);
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(drawn))');
    } else {
      for (let times = Math.max(1, next.times ?? 1); times > 0; times -= 1, presses += 1) {
        if (presses >= mostPresses) fail(`is not reached with ${mostPresses} keys`, next.focus);
        await page.keyboard.press(next.key ?? 'Tab');
      }
    }
  }
}

async function visible(locator: Locator): Promise<ElementHandle> {
  await locator.waitFor();
  const element = await locator.elementHandle();
  if (element === null) throw new Error(`${String(locator)} is gone.`);
  return element;
}

/** What can be chosen in a native list, in its order. */
async function choicesOf(list: ElementHandle): Promise<{ value: string; label: string }[]> {
  const choices: { value: string; label: string }[] = [];
  for (const option of await list.$$('option')) {
    if (await option.isDisabled()) continue;
    const label = ((await option.textContent()) ?? '').trim();
    choices.push({ value: (await option.getAttribute('value')) ?? label, label });
  }
  return choices;
}
