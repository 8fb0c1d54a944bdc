const onPaper = (within: string): string => `
${within}header.site,${within}footer.site,${within}.skip,${within}.forms,${within}summary{display:none}
${within}.picture .box{overflow:visible;border:0}
${within}.picture svg{max-width:100%;height:auto}
${within}.said>li,${within}.bars li,${within}.documents li,${within}.panel,${within}.picture{break-inside:avoid}
${within}h2,${within}h3{break-after:avoid}
${within}a{color:inherit}
`;

/** On paper, and on the screen as the dossier that is to be printed. */
export const print = `
${onPaper('.dossier ')}
.dossier{background:#d9d9d4}
.dossier body{background:#fff;max-width:52rem;margin:1.5rem auto;padding:3rem clamp(1rem,5vw,3.5rem);box-shadow:0 1px 6px rgb(0 0 0/.25)}
.dossier body>main{width:100%}
.dossier{--ground:#fff}
.dossier .sides,.dossier .judgements{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
@media (max-width:48rem){.dossier .sides,.dossier .judgements{grid-template-columns:minmax(0,1fr)}}
@media print{
${onPaper('')}
:root{--ground:#fff}
html,.dossier,.dossier body{background:#fff;font-size:10pt}
body,.dossier body{max-width:none;margin:0;padding:0;box-shadow:none}
body>main{width:100%}
.claim h1{font-size:20pt}
.sides,.judgements,.dossier .sides{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.documents a[href^=http]::after{content:" <" attr(href) ">";font-weight:400;overflow-wrap:anywhere}
@page{size:A4;margin:18mm 16mm}
}
`;
