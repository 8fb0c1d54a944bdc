/** The front page, stories, lists of claims and what a search found. */
export const lists = `
.masthead{display:grid;gap:1rem 3rem;align-items:start}
.introduction{font-size:1.05rem;max-width:42rem}
.introduction p:first-child{margin-top:0}
@media (min-width:56rem){.masthead{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
.stories a{font:600 1.2rem/1.4 var(--serif)}
.stories li+li{margin-top:.4rem}
.claims>li,.hits>li{padding:1.15rem 0 1.1rem;border-top:1px solid var(--rule)}
.claims>li:first-child,.hits>li:first-child{border-top:0;padding-top:0}
.claims h3,.hits h2{font-size:1.3rem;line-height:1.35;max-width:50rem}
.claims h3 a,.hits h2 a{color:inherit;text-decoration-color:var(--rule)}
.claims h3 a:hover,.hits h2 a:hover{text-decoration-color:currentColor}
.claims .gauge{display:flex;align-items:baseline;gap:.6rem;margin:0 0 .2rem}
.claims .gauge .score{font:600 1.7rem/1.2 var(--serif);color:var(--score);font-variant-numeric:lining-nums tabular-nums}
.claims .gauge .level{font-size:.9rem;color:var(--quiet)}
@media (min-width:48rem){.claims>li{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:0 1.5rem}.claims .gauge{grid-row:1/4;flex-direction:column;gap:0}.claims>li>:not(.gauge){grid-column:2}}
.standing{display:flex;flex-wrap:wrap;align-items:center;gap:.15rem .7rem;margin:.45rem 0 .35rem;font-size:.95rem}
.standing .score{font-size:1.15rem;color:var(--score);font-variant-numeric:tabular-nums}
.standing .sides{display:inline-flex;flex-wrap:wrap;align-items:center;gap:.1rem .9rem;font-variant-numeric:tabular-nums}
.mass.for{color:var(--support)}
.mass.against{color:var(--opposition)}
.balance{width:11rem;height:.44rem}
.balance line,.bar line{stroke-width:8}
.balance .for,.bar.for line{stroke:var(--support)}
.balance .against,.bar.against line{stroke:var(--opposition);stroke-dasharray:3 1.5}
.balance .track{stroke:color-mix(in srgb,var(--ink) 7%,transparent)}
.balance .middle{stroke:var(--ink);stroke-width:1}
.reason{margin:.2rem 0 0;max-width:50rem;color:var(--quiet)}
.told{color:var(--quiet)}
.hits{margin-top:1.5rem}
.hits .kicker{margin-bottom:.15rem}
.found{margin:.3rem 0;max-width:46rem}
mark{background:var(--band3);color:inherit;padding:0 .1em}
.next{margin-top:1.5rem}
.next a{display:inline-block;padding:.4rem 1rem;border:1px solid currentColor;border-radius:3px;text-decoration:none}
.documents li{padding:.35rem 0}
.documents cite{font-style:normal;font-weight:600}
.facts{font-size:.9rem;margin:.15rem 0}
.facts>span:not(:last-child)::after{content:" · "}
.documents .facts::before{content:" "}
`;
