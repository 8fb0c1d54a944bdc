/** The documentation: running text beside the list of all pages; on a phone the list comes after the text. */
export const docs = `
.manual{width:min(100% - 2rem,70rem);margin-inline:auto;display:grid;gap:2.5rem 3.5rem}
.site .section{margin:0;font-size:1rem}
.site .to-contents{margin:0;font-size:.95rem}
.site .section~.languages{margin-inline-start:auto}
.prose{min-width:0;max-width:46rem}
.prose h2{margin:2.6rem 0 .8rem;padding-top:.7rem;border-top:1px solid var(--ink)}
.prose h3{margin:1.8rem 0 .5rem}
.prose :is(h2,h3,h4)>a{color:inherit;text-decoration:none}
.prose :is(h2,h3,h4)>a:hover{text-decoration:underline;text-decoration-thickness:.06em}
.prose h1+p,.prose .sections+p{font-size:1.08rem}
.prose p,.prose li{max-width:42rem}
.prose p{margin:.8rem 0}
.prose>ul,.prose>ol,.prose li>ul,.prose li>ol{padding-inline-start:1.4rem}
.prose>ul,.prose li>ul{list-style:disc}
.prose>ol,.prose li>ol{list-style:decimal}
.prose li{margin:.3rem 0}
.prose li>p{margin:.3rem 0}
.prose blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--rule);color:var(--quiet)}
.prose img{display:block;max-width:100%;height:auto;margin:1.2rem 0;border:1px solid var(--rule);border-radius:4px}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
.prose :not(pre)>code{overflow-wrap:anywhere}
.prose pre{margin:1rem 0;padding:.8rem 1rem;overflow-x:auto;background:var(--card);border:1px solid var(--rule);border-radius:4px;line-height:1.5;tab-size:2}
.prose pre code{font-size:.85rem}
.prose .wide{overflow-x:auto;margin:1.1rem 0}
.prose table{border-collapse:collapse;font-size:.93rem;line-height:1.5}
.prose :is(th,td){padding:.45rem .9rem .45rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--rule);min-width:6.5rem}
.prose td code{overflow-wrap:break-word}
.prose thead :is(th,td){border-bottom-color:var(--ink);font-weight:600}
.sections{margin:1.2rem 0 1.6rem;padding:.7rem 1rem;background:var(--card);border:1px solid var(--rule);border-radius:4px;font-size:.93rem}
.sections ul{columns:15rem;column-gap:2rem}
.prose .sections li{margin:0;break-inside:avoid}
.sections a{display:block;padding:.15rem 0}
.contents{font-size:.93rem;border-top:1px solid var(--rule);padding-top:1rem}
.contents p{margin:1.2rem 0 .3rem;font-weight:600}
.contents p:first-child{margin-top:0}
.contents a,.kinds a{display:inline-block;padding:.2rem 0;color:inherit;text-decoration-color:var(--rule)}
.contents a:hover,.kinds a:hover{text-decoration-color:currentColor}
:is(.contents,.kinds) [aria-current]{font-weight:600;text-decoration:none;color:var(--score)}
.kinds{margin:.8rem 0 1.2rem;font-size:.93rem}
.kinds ul{display:flex;flex-wrap:wrap;gap:0 1.2rem;padding:0;list-style:none}
.kinds li{margin:0}
.names{columns:14rem;column-gap:2rem;padding:0!important;list-style:none!important;margin:.6rem 0}
.names li{margin:0;break-inside:avoid}
.names a{display:block;padding:.15rem 0;overflow-wrap:anywhere;text-decoration-color:var(--rule)}
.entry h2{font-size:1.15rem;font-family:inherit;overflow-wrap:anywhere}
.entry h2 code{font-size:1em}
.entry>p{margin:.4rem 0}
.entry .answers,.entry .who{font-size:.93rem;color:var(--quiet)}
.entry dt code{font-weight:600;overflow-wrap:anywhere}
.entry dt code a{font-weight:400}
.parts>div{padding:.55rem 0;border-top:1px solid var(--rule)}
.parts dd{margin-inline-start:1rem;font-size:.95rem}
.parts dd>p{margin:.15rem 0}
.parts .parts{margin:.4rem 0 .2rem;padding-inline-start:1rem;border-inline-start:2px solid var(--rule)}
.parts .parts>div{padding:.3rem 0;border-top:0}
.deprecated strong{color:var(--opposition)}
@media (min-width:60rem){
.manual{grid-template-columns:13rem minmax(0,1fr)}
.manual .contents{grid-column:1;grid-row:1;border-top:0;padding-top:0;align-self:start;position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow-y:auto}
.manual main{grid-column:2;grid-row:1}
.site .to-contents{display:none}
}
@media print{.contents,.sections,.kinds,.site .section,.site .to-contents{display:none}.manual{display:block;width:100%}.prose{max-width:none}}
`;
