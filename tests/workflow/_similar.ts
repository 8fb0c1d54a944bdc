import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { everything } from '../../src/core/permissions.js';
import { partiesIn } from '../../src/core/similarity/similar.js';
import { readsOf } from '../../src/store/reads.js';
import type { World } from '../_world.js';

interface Labelled {
	readonly claim: Readonly<Record<string, string>>;
	readonly same: string;
	readonly near: string;
}
interface LabelledList {
	readonly parties: readonly {
		key: string;
		kind: 'PERSON' | 'ORGANIZATION' | 'OFFICE';
		names: Record<string, string>;
	}[];
	readonly claims: readonly Labelled[];
}

export const labelledList = (): LabelledList =>
	parse(readFileSync(fileURLToPath(new URL('../data/similar-claims.yaml', import.meta.url)), 'utf8')) as LabelledList;

/** How often what was answered was right, and how much of what is right was answered. */
export interface Figures {
	readonly pairs: number;
	readonly precision: string;
	readonly recall: string;
}

/** Takes the whole list into a world, asks for each question's claim and counts, by half of the list and by language. */
export async function measureSimilar(world: World): Promise<Record<string, Figures>> {
	const { parties, claims } = labelledList();
	const recorded = await Promise.all(
		parties.map(({ key, kind, names }) =>
			world.party(key, {
				kind,
				name: names.en ?? key,
				names: Object.entries(names).map(([language, text]) => ({ language, text })),
			}),
		),
	);
	const ids: string[] = [];
	for (const [at, { claim }] of claims.entries()) {
		const [[language, text] = ['en', ''], ...others] = Object.entries(claim);
		const about = partiesIn(text, recorded).map((party) => ({ party: party.slug }));
		const translations = others.map(([tag, translated]) => ({ language: tag, text: translated }));
		ids.push((await world.claim(`c${at}`, { language, text, translations, about })).id);
	}
	const answers = async (text: string, id: string | undefined) => {
		const found = await readsOf(world.database, everything).similarClaims({ text, language: null }, { first: 5 });
		return found.some((one) => one.claim.id === id);
	};
	const rows: { half: number; way: Way; same: boolean; near: boolean }[] = [];
	for (const [at, one] of claims.entries())
		rows.push({
			half: at % 2,
			way: wayOf(one),
			same: await answers(one.same, ids[at]),
			near: await answers(one.near, ids[at]),
		});
	const figures = (wanted: (row: (typeof rows)[number]) => boolean): Figures => {
		const own = rows.filter(wanted);
		const right = own.filter((row) => row.same).length;
		const wrong = own.filter((row) => row.near).length;
		return {
			pairs: 2 * own.length,
			precision: (right / (right + wrong)).toFixed(2),
			recall: (right / own.length).toFixed(2),
		};
	};
	const heldOut = (way: Way) => figures((row) => row.half === 1 && row.way === way);
	return {
		development: figures((row) => row.half === 0),
		'held out': figures((row) => row.half === 1),
		'held out, English': heldOut('English'),
		'held out, Chinese': heldOut('Chinese'),
		'held out, through a translation': heldOut('through a translation'),
		'held out, across languages': heldOut('across languages'),
	};
}

type Way = 'English' | 'Chinese' | 'through a translation' | 'across languages';

/** How question and claim can meet. */
function wayOf({ claim, same }: Labelled): Way {
	const language = /\p{sc=Han}/u.test(same) ? 'zh' : 'en';
	if (Object.keys(claim).length > 1) return 'through a translation';
	if (!Object.hasOwn(claim, language)) return 'across languages';
	return language === 'en' ? 'English' : 'Chinese';
}
