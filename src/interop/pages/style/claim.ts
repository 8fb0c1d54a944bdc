/** The page of a claim. */
export const claim = `
.claim>header{max-width:58rem}
.claim .original{color:var(--quiet);font-family:var(--serif);font-size:1.05rem}
.work{font-size:.95rem;color:var(--quiet)}
.work strong{color:var(--ink)}
.judgements{display:grid;gap:1rem;margin-top:1.5rem}
@media (min-width:48rem){.judgements{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}}
.panel{padding:1rem 1.2rem;background:var(--card);border:1px solid var(--rule);border-radius:4px}
.panel.contestedness{border-top:4px solid var(--score)}
.panel.verdict{border-top:4px double var(--ink)}
.panel h2{font:600 .95rem/1.5 var(--sans);color:var(--quiet)}
.panel .figure{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .7rem;margin:.1rem 0 .4rem;font:600 1.3rem/1.35 var(--serif)}
.panel .figure>strong{font-size:2.6rem;line-height:1.2;color:var(--score);font-variant-numeric:lining-nums tabular-nums}
.panel .figure.none{color:var(--quiet);font-weight:400}
.panel .figure .aside{font:400 .95rem var(--sans)}
.panel .note{margin:.3rem 0 0}
svg.scale{width:100%;max-width:36rem;height:auto}
svg.scale text{font-size:13px;fill:var(--quiet)}
.standfirst{max-width:52rem;margin:1.6rem 0 0;font:1.3rem/1.5 var(--serif)}
.standfirst:lang(zh){line-height:1.75}
.bars li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.1rem 1.5rem;padding:.55rem 0;border-top:1px solid var(--rule)}
.bars li:first-child{border-top:0}
.bars .bar{grid-column:1/-1;grid-row:2;width:100%;height:.55rem;background:color-mix(in srgb,var(--ink) 6%,transparent)}
.bars .amount{color:var(--quiet);font-size:.9rem;font-variant-numeric:tabular-nums}
@media (max-width:40rem){.bars li{grid-template-columns:minmax(0,1fr)}.bars .bar{grid-row:auto}}
.deed{color:var(--quiet)}
.sign{font-weight:700}
.for>.name>.sign,.side.for>h3 .sign{color:var(--support)}
.against>.name>.sign,.side.against>h3 .sign{color:var(--opposition)}
.picture{margin:0 0 1.8rem}
.picture .box{overflow-x:auto;border:1px solid var(--rule);border-radius:4px;background:var(--ground)}
.picture svg{margin-inline:auto;font-family:var(--sans)}
.picture figcaption{margin-top:.4rem;font-size:.9rem;color:var(--quiet)}
.sides{display:grid;gap:1.8rem 3rem}
@media (min-width:56rem){.claim .sides{grid-template-columns:repeat(2,minmax(0,1fr))}}
.side h3{padding-bottom:.4rem;border-bottom:3px solid var(--line)}
.side.for h3{border-bottom-color:var(--support)}
.side.against h3{border-bottom:3px dashed var(--opposition)}
.side.silent{margin-top:1.8rem}
.side.silent h3{border-bottom:3px dotted var(--line)}
.side .total{float:inline-end;font-variant-numeric:tabular-nums}
.said>li{padding:.8rem 0}
.said>li+li{border-top:1px solid var(--rule)}
.said p{margin:.15rem 0}
.said .mass{float:inline-end;margin-inline-start:1rem;font-weight:600;font-variant-numeric:tabular-nums}
.said .for .mass{color:var(--support)}
.said .against .mass{color:var(--opposition)}
.said .for .against .mass{color:var(--opposition)}
.said .words{font-family:var(--serif);font-size:1.08rem;line-height:1.5}
.said .words:lang(zh){line-height:1.7}
.said .weight{font-size:.9rem;color:var(--quiet)}
.said .retracted .who strong,.said .retracted .words{text-decoration:line-through}
.said .answers{margin-top:.6rem;font-size:.9rem;font-weight:600}
.said .said{padding-inline-start:1rem;border-inline-start:2px dashed var(--opposition)}
@media (min-width:56rem){.silent>.said{columns:2;column-gap:3rem}.silent>.said>li{break-inside:avoid}}
details summary{cursor:pointer;padding:.3rem 0;color:var(--link)}
.steps li{padding:.4rem 0 .4rem 2.6rem;position:relative}
.steps{counter-reset:none}
.steps time{font-variant-numeric:tabular-nums}
.steps .level{color:var(--quiet)}
.corrections dl>div,.colophon dl>div{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.2rem 1rem;padding:.35rem 0}
.corrections dt,.colophon dt{color:var(--quiet)}
.corrections li+li{margin-top:1rem}
.corrections ins{text-decoration:none;font-weight:600}
@media (max-width:40rem){.corrections dl>div,.colophon dl>div{grid-template-columns:minmax(0,1fr)}}
.plain li{padding:.3rem 0;font-family:var(--serif);font-size:1.08rem}
.colophon .cite{overflow-wrap:anywhere}
.formats{display:flex;flex-wrap:wrap;gap:.1rem .9rem}
.formats a{display:inline-block;min-width:1.6rem;padding:.1rem 0}
code.embed{display:block;font-size:.85rem;overflow-wrap:anywhere;padding:.6rem .8rem;background:var(--card);border:1px solid var(--rule);border-radius:4px;user-select:all}
`;
