/** A claim as a card in another page: always as high as its frame. */
export const card = `
html.embed,.embed body{height:100%;background:transparent}
.embed body>main.card{display:flex;flex-direction:column;width:100%;height:100%;margin:0;padding:.9rem 1.1rem;background:var(--ground);border:1px solid var(--rule);border-top:4px solid var(--score);border-radius:4px;overflow:auto}
.card h1{flex:none;font-size:1.15rem;line-height:1.35;letter-spacing:0;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.card h1:lang(zh){font-size:1.1rem;line-height:1.5}
.card h1 a{color:inherit;text-decoration:none}
.card h1 a:hover{text-decoration:underline}
.card .standing{flex:none;margin:.4rem 0 .2rem}
.card .reason{flex:0 1 auto;min-height:1.4em;margin:0;font-size:.95rem;line-height:1.45;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.card .more{flex:none;display:flex;justify-content:space-between;gap:1rem;margin:auto 0 0;padding-top:.4rem;font-size:.9rem}
.card .more span{font-family:var(--serif);font-weight:600}
@media (max-width:26rem){.embed body>main.card{padding:.7rem .8rem}.card h1{font-size:1rem}.card .reason{font-size:.85rem}.card .balance{display:none}}
`;
