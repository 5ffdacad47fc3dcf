import type { Locator, Page } from 'playwright-core';

/**
 * Types into a field that finds things by their names, and picks one of what was found: not of what the field offered
 * before, which may move away under the pointer.
 */
export async function pickFound(page: Page, field: Locator, typed: string, name: RegExp): Promise<void> {
  const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === typed);
  await field.fill(typed);
  await answered;
  await page.getByRole('option', { name }).click();
}
