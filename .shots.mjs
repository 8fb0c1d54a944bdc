import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const base = process.env.BASE ?? 'http://127.0.0.1:4711';
const axe = readFileSync('node_modules/axe-core/axe.min.js','utf8');
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const pages = { front:'/', story:'/stories/meta-scale-ai', mayer:'/claims/mayer-tbd', vendors:'/claims/vendors', rift:'/claims/rift', search:'/search?q=Mayer', embed:'/embed/claims/rift', missing:'/claims/none', print:'/claims/rift?print' };
const only = process.argv[2]?.split(',');
for (const [name, path] of Object.entries(pages)) {
  if (only && !only.includes(name)) continue;
  for (const lang of (process.argv[3] ?? 'en,zh').split(','))
  for (const scheme of (process.argv[4] ?? 'light,dark').split(','))
  for (const width of (process.argv[5] ?? '360,1280').split(',').map(Number)) {
    const ctx = await b.newContext({ viewport: { width, height: name==='embed'?220:900 }, colorScheme: scheme, bypassCSP: true, locale: lang });
    const page = await ctx.newPage();
    page.on('console', m => console.log('console', m.text()));
    await page.goto(`${base}${path}${path.includes('?')?'&':'?'}lang=${lang}`);
    const sw = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.evaluate(axe);
    const r = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] }));
    console.log(name, lang, scheme, width, sw > width ? `SCROLL ${sw}` : '', r.violations.map(v => `${v.id}: ${v.nodes.slice(0,2).map(n=>n.target+' '+(n.any[0]?.message??n.all[0]?.message??n.none[0]?.message??'')).join(' | ')}`).join('; '));
    if (process.env.SHOT) await page.screenshot({ path: `/tmp/shots/${name}-${lang}-${scheme}-${width}.png`, fullPage: name!=='embed' });
    await ctx.close();
  }
}
await b.close();
