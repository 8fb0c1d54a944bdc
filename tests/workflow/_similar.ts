import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
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

/** Takes the whole list into a world, asks for each question's claim and counts, by half of the list. */
export async function measureSimilar(world: World): Promise<Record<'development' | 'heldOut', Figures>> {
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
		const found = await readsOf(world.database).similarClaims({ text, language: null }, { first: 5 });
		return found.some((one) => one.claim.id === id);
	};
	const rows: { half: number; same: boolean; near: boolean }[] = [];
	for (const [at, { same, near }] of claims.entries())
		rows.push({ half: at % 2, same: await answers(same, ids[at]), near: await answers(near, ids[at]) });
	const figures = (half: number): Figures => {
		const own = rows.filter((row) => row.half === half);
		const right = own.filter((row) => row.same).length;
		const wrong = own.filter((row) => row.near).length;
		return {
			pairs: 2 * own.length,
			precision: (right / (right + wrong)).toFixed(2),
			recall: (right / own.length).toFixed(2),
		};
	};
	return { development: figures(0), heldOut: figures(1) };
}
