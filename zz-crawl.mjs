import { importTypeScript } from './tools/lib/typescript-modules.mjs';
importTypeScript();
const { Places } = await import('./e2e/tour/places.js');
const { pageStops } = await import('./e2e/tour/pages.js');
const { launchBrowser } = await import('./e2e/support/browser.js');
const { Stillness } = await import('./e2e/support/stillness.js');
import { readFileSync } from 'node:fs';
const origin='http://localhost:4316', cookie=readFileSync('/tmp/tour-cookie','utf8').trim();
const places = await Places.find(async (a)=> { const r= await fetch(origin+'/api/v1'+a,{headers:{cookie}}); if(!r.ok) console.log(a, r.status, await r.text()); return r.json(); });
console.log(JSON.stringify(places));
const b= await launchBrowser(); const c=await b.newContext({viewport:{width:1280,height:900},reducedMotion:'reduce'}); await c.addCookies([{name:'session',value:cookie.split('=')[1],url:origin}]);
const p=await c.newPage(); const st=new Stillness(p);
for (const s of pageStops) {
  const a=places.addressOf(s.path);
  await p.goto(origin+a); await p.locator('h1').first().waitFor(); await st.reached();
  const url=new URL(p.url()); 
  const buttons=(await p.locator('main button:visible').evaluateAll(`els=>0`).catch(()=>[]));
  const names=await p.evaluate(`[...document.querySelectorAll('main button')].filter(e=>e.offsetParent&&!e.closest('thead')&&!e.matches('[data-row-menu]')).map(e=>(e.getAttribute('aria-label')||e.innerText).trim()).filter((x,i,a)=>a.indexOf(x)===i).slice(0,30).join(' | ')`);
  let menu='';
  const m=p.locator('main [data-row-menu]').first();
  if(await m.count()) { await m.click(); await st.reached(); menu=(await p.getByRole('menuitem').allInnerTexts()).map(x=>x.trim()).join(' | '); await p.keyboard.press('Escape'); }
  console.log(`${s.name} ${a} -> ${url.pathname+url.search===a?'':url.pathname} [${names}] {${menu}}`);
}
await b.close();
