import { launchBrowser } from './support/browser.ts';
import { mkdirSync } from 'node:fs';
const [out, pagesArg, widthsArg = '1280', themesArg = 'light', lang = 'en', contrast='normal', density='comfortable'] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const base = process.env.BASE ?? 'http://127.0.0.1:4310';
const browser = await launchBrowser();
for (const width of widthsArg.split(',').map(Number)) for (const theme of themesArg.split(',')) {
  const context = await browser.newContext({ viewport: { width, height: Number(process.env.H ?? (width < 500 ? 800 : 860)) }, colorScheme: theme as 'light' });
  const page = await context.newPage();
  const errors: string[] = []; page.on('console', (m) => { if (m.type() === 'error') errors.push(m.text()); }); page.on('pageerror', (e) => errors.push(String(e)));
  const r = await page.request.post(`${base}/api/v1/auth/sign-in`, { data: { email: 'a@seatwise.test', password: 'a long enough password' }, headers: { 'x-requested-with': 'seatwise' } });
  if (!r.ok()) { console.log(r.status(), await r.text()); process.exit(1); }
  await context.addCookies([{ name: 'language', value: lang, url: base }]);
  await page.addInitScript(([c, d]) => { localStorage.setItem('seatwise.contrast', c!); localStorage.setItem('seatwise.density', d!); }, [contrast, density]);
  for (const path of pagesArg.split(',')) {
    await page.goto(base + path); await page.waitForLoadState('networkidle').catch(() => {}); await page.waitForTimeout(500);
    const over = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    const name = `${path.replace(/[/?&=]/g, '_')}-${width}-${theme}${contrast === 'more' ? '-hc' : ''}${density === 'compact' ? '-c' : ''}-${lang}.png`;
    await page.screenshot({ path: `${out}/${name}`, fullPage: !!process.env.FULL });
    console.log(name, over ? 'OVERFLOWS' : '', errors.splice(0).join(' | ').slice(0, 300));
  }
  await context.close();
}
await browser.close();
