/** Type, links and the frame of every page. Where a Chinese typeface stands in for a Latin one, its quotation marks would be as wide as its characters. */
export const base = `
@font-face{font-family:"Latin Marks";src:local("Georgia"),local("Liberation Serif"),local("DejaVu Serif"),local("Times New Roman");unicode-range:U+2013-2014,U+2018-201D,U+2026}
*,*::before,*::after{box-sizing:border-box}
:root{
	--serif:"Latin Marks","Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Georgia,"Noto Serif","Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;
	--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
	--rule:color-mix(in srgb,var(--ink) 18%,transparent);
	--link:var(--support);
}
html{font:100%/1.55 var(--sans);background:var(--ground);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
:lang(zh){line-height:1.75;--serif:Georgia,"Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,serif}
body{margin:0;overflow-wrap:break-word}
body>header,body>main,body>footer{width:min(100% - 2rem,70rem);margin-inline:auto}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;margin:0;text-wrap:balance}
h1{font-size:clamp(1.75rem,1.1rem + 2.8vw,3rem);letter-spacing:-.012em}
h1:lang(zh){font-size:clamp(1.6rem,1.1rem + 2.3vw,2.6rem);line-height:1.35;letter-spacing:0}
h2{font-size:1.4rem}
h3{font-size:1.15rem}
p{margin:.5rem 0}
a{color:var(--link);text-decoration-thickness:.06em;text-underline-offset:.18em}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--score);outline-offset:2px;border-radius:2px}
:target{background:color-mix(in srgb,var(--score) 9%,transparent);box-shadow:0 0 0 .5rem color-mix(in srgb,var(--score) 9%,transparent)}
q{quotes:"“" "”" "‘" "’"}
svg{display:block}
svg text{font-family:var(--sans)}
ol,ul{padding:0;margin:0;list-style:none}
dl,dd,dt{margin:0}
.skip{position:absolute;left:-100vw;top:0;padding:.5rem 1rem;background:var(--card);z-index:1}
.skip:focus{left:0}
.site{display:flex;flex-wrap:wrap;align-items:end;gap:.5rem 1.5rem}
header.site{padding:1rem 0 .8rem;border-bottom:1px solid var(--ink);margin-bottom:clamp(1.5rem,4vw,3rem)}
header.site .name{margin:0;font:600 1.35rem/1.4 var(--serif)}
header.site .name a{color:inherit;text-decoration:none}
.search{margin-inline-start:auto;flex:0 1 24rem}
.search label{display:block;font-size:.8rem;color:var(--quiet);line-height:1.4}
.search .field{display:flex}
.search input[type=search]{flex:1;min-width:0;font:inherit;font-size:1rem;line-height:1.4;padding:.35rem .6rem;color:inherit;background:var(--card);border:1px solid var(--line);border-right:0;border-radius:3px 0 0 3px;appearance:none}
.search button{font:inherit;line-height:1.4;padding:.35rem .8rem;color:var(--ground);background:var(--ink);border:1px solid var(--ink);border-radius:0 3px 3px 0;cursor:pointer}
.languages{display:flex;gap:.25rem;font-size:.9rem}
.languages>*{padding:.4rem .4rem;line-height:1.4}
.languages [aria-current]{font-weight:600}
footer.site{justify-content:space-between;margin-top:clamp(2.5rem,6vw,4.5rem);padding:1rem 0 2.5rem;border-top:1px solid var(--rule);font-size:.9rem;color:var(--quiet)}
.kicker{margin:0 0 .6rem;font-size:.9rem;color:var(--quiet)}
.aside,.note,.facts{color:var(--quiet);font-weight:400}
.note{font-size:.9rem}
main>section,article>section{margin-top:clamp(2.25rem,5vw,3.5rem)}
main>section>h2,article>section>h2{padding-top:.7rem;border-top:1px solid var(--ink);margin-bottom:1rem}
h2 .aside{font-size:1rem}
@media (max-width:40rem){.search{order:3;flex:1 1 100%;margin:0}.languages{margin-inline-start:auto}}
`;
