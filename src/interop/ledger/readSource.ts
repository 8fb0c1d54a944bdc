import { isMap } from 'yaml';
import { checkSource } from '../../core/checks.js';
import type { SourceDraft } from '../../core/drafts.js';
import type { LedgerEntry } from '../../core/ledger.js';
import { attributions, directnesses } from '../../core/source.js';
import { type Reading, type Spot, spotAt } from './reading.js';
import type { StoryFrame } from './readStory.js';
import { record } from './record.js';
import { ref, refs, type Shape, text, wholeNumber, word } from './shapes.js';

const rangeShape = record('a headcount', { least: wholeNumber, most: wholeNumber }, { needs: ['least'] });

/** A number of people, or the least and, where known, the most. */
const headcount: Shape<{ least: number; most?: number }> = (spot, reading) => {
	if (isMap(spot.node)) {
		const { least, most } = rangeShape(spot, reading)?.values ?? {};
		return least === undefined ? undefined : { least, ...(most !== undefined && { most }) };
	}
	const heads = wholeNumber(spot, reading);
	return heads === undefined ? undefined : { least: heads, most: heads };
};

const sourceShape = record(
	'a source',
	{
		attribution: word(attributions),
		party: refs('parties'),
		headcount,
		described: text,
		document: ref('documents'),
		directness: word(directnesses),
		'may-overlap': refs('sources'),
	},
	{ needs: ['attribution'] },
);

export function readSource(
	key: string,
	spot: Spot,
	options: { readonly reading: Reading; readonly story: StoryFrame },
): LedgerEntry<SourceDraft> | undefined {
	const { reading, story } = options;
	const source = sourceShape(spot, reading);
	if (!source) return undefined;
	const { attribution, party = [], 'may-overlap': mayOverlap = [], ...values } = source.values;
	if (!attribution) return undefined;
	for (const other of mayOverlap)
		if (other.value === key) reading.add(other.spot, 'a source is always itself; leave it out of `may-overlap`');
	const draft: SourceDraft = {
		slug: key,
		story: story.key,
		attribution,
		...values,
		...(source.spots.party && { parties: party.map((one) => one.value) }),
		...(mayOverlap.length > 0 && { mayOverlap: mayOverlap.map((one) => one.value) }),
	};
	const speaks = source.spots.party;
	// A party that is not found has been reported; that none is named would be said on top.
	const checked = speaks && party.length === 0 ? { ...draft, parties: ['missing'] } : draft;
	const most = spotAt(spot, ['headcount', 'most']);
	const where = { ...source.spots, parties: speaks, 'headcount.most': most };
	reading.check(spot, where, (problems) => checkSource(checked, problems));
	return { key, path: spot.path, draft };
}
