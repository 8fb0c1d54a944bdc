// Draws the pictures of docs/method.md from what the built method answers today, and takes the README's picture of a
// page where there is a browser: `npm run pictures`; --out FOLDER draws the former elsewhere, and takes none.
import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { amounts } from './pictures/amounts.mjs';
import { evaluation } from './pictures/evaluation.mjs';
import { pages } from './pictures/pages.mjs';
import { readMethod } from './pictures/readMethod.mjs';
import { exampleClaims, mayerStepByStep } from './pictures/records.mjs';
import { scoreMap } from './pictures/scoreMap.mjs';
import { steps } from './pictures/steps.mjs';

const home = fileURLToPath(new URL('..', import.meta.url));
const { values: given } = parseArgs({ options: { out: { type: 'string', default: join(home, 'docs/pictures') } } });

const pictures = {
	'score-map': scoreMap(await exampleClaims(join(home, 'examples/meta-scale-ai.yaml'))),
	steps: steps(await mayerStepByStep()),
	amounts: amounts(),
	evaluation: evaluation(readMethod(readFileSync(join(home, 'docs/method.md'), 'utf8'))),
};
mkdirSync(given.out, { recursive: true });
for (const [name, svg] of Object.entries(pictures)) writeFileSync(join(given.out, `${name}.svg`), svg);

const isElsewhere = given.out !== join(home, 'docs/pictures');
if (!isElsewhere && existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium')) await pages(join(home, 'docs'));
