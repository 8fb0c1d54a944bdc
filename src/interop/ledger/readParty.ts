import { checkInterest, checkParty } from '../../core/checks.js';
import type { InterestDraft, PartyDraft } from '../../core/drafts.js';
import type { Ledger, LedgerEntry } from '../../core/ledger.js';
import { type InterestKind, interestKinds, partyKinds } from '../../core/party.js';
import { entriesOf, isBlank, type Reading, type Spot } from './reading.js';
import type { StoryFrame } from './readStory.js';
import { record, theOne } from './record.js';
import { type Item, ref, type Shape, text, word } from './shapes.js';
import { inMainLanguage, wordings } from './wordings.js';
import { named, type WordOf, wordOf } from './words.js';

/** Ids elsewhere by scheme. */
const outsideIds: Shape<Item<{ scheme: string; id: string }>[]> = (spot, reading) => {
	const entries = entriesOf(spot, reading);
	if (entries.length === 0) reading.add(spot, '`ids` must be a mapping such as `{wikidata: Q380}`');
	return entries.flatMap(({ name, spot: at }) => {
		const id = text(at, reading);
		return id === undefined ? [] : [{ value: { scheme: name, id }, spot: at }];
	});
};

const partyShape = record(
	'a party',
	{ kind: word(partyKinds), name: wordings, short: text, ids: outsideIds, note: text },
	{ needs: ['kind', 'name'] },
);

export function readParty(
	key: string,
	spot: Spot,
	options: { readonly reading: Reading; readonly story: StoryFrame },
): LedgerEntry<PartyDraft> | undefined {
	const { reading, story } = options;
	const party = partyShape(spot, reading);
	if (!party) return undefined;
	const { kind = 'ORGANIZATION', short: shortName, ids = [], note } = party.values;
	const names = { main: 'name', others: 'names' };
	const { main, others, spots } = inMainLanguage(party.values.name, {
		at: party.spots.name ?? spot,
		...{ reading, language: story.language, names },
	});
	const draft: PartyDraft = {
		slug: key,
		...{ kind, name: main, shortName, note },
		...(others.length > 0 && { names: others }),
		...(ids.length > 0 && { outsideIds: ids.map((one) => one.value) }),
	};
	const idSpots = Object.fromEntries(ids.map((one, at) => [`outsideIds.${at}`, one.spot]));
	const where = {
		...party.spots,
		...spots,
		...idSpots,
		shortName: party.spots.short,
		outsideIds: party.spots.ids,
	};
	reading.check(spot, where, (problems) => checkParty(draft, problems));
	return { key, path: spot.path, draft };
}

const ties: Record<WordOf<InterestKind>, Shape<string>> = {
	founded: ref('parties'),
	'invested-in': ref('parties'),
	leads: ref('parties'),
	'part-of': ref('parties'),
	'competes-with': ref('parties'),
	supplies: ref('parties'),
	employs: ref('parties'),
	other: ref('parties'),
};

const interestShape = record(
	'an interest',
	{ party: ref('parties'), ...ties, since: text, until: text, note: text },
	{ needs: ['party'] },
);

export function readInterest(spot: Spot, reading: Reading): Ledger['interests'][number] | undefined {
	const interest = interestShape(spot, reading);
	if (!interest) return undefined;
	const among = interestKinds.map(wordOf);
	const tie = theOne('an interest', interest, { among, reading });
	const kind = interestKinds.find((one) => wordOf(one) === tie);
	if (!tie || !kind) return undefined;
	const at = interest.spots[tie];
	if (at && isBlank(at.node)) reading.add(at, `${named(tie)} needs the party that it is about`);
	const { party = 'missing', since, until, note, [tie]: inParty = 'missing' } = interest.values;
	const draft: InterestDraft = { party, kind, inParty, since, until, note };
	reading.check(spot, interest.spots, (problems) => checkInterest(draft, problems));
	return { path: spot.path, draft };
}
