import type { Case } from '../core/case.js';
import { applyChanges, type HypotheticalChange } from '../core/contestedness/whatIf.js';
import type { Party } from '../core/party.js';
import { BadRequest } from '../core/result.js';
import { type Source, usualDirectness } from '../core/source.js';
import type { Context } from './context.js';
import type { HypotheticalChangeInput, SupposedSource } from './types/hypothesis.js';

/** The case as it would be; refuses a change that names nothing, or something under another claim. */
export async function supposing(
	theCase: Case,
	inputs: readonly HypotheticalChangeInput[],
	context: Context,
): Promise<Case> {
	if (inputs.length > 50) throw new BadRequest(`${inputs.length} changes are given; the most is 50`);
	const changes: HypotheticalChange[] = [];
	for (const [at, input] of inputs.entries()) changes.push(...(await changesOf(theCase, input, { at, context })));
	return applyChanges(await withSpeakers(theCase, inputs, context), changes, { now: context.office.now() });
}

/** The case with the parties and interests of supposed speakers, so that their stakes are known. */
async function withSpeakers(
	theCase: Case,
	inputs: readonly HypotheticalChangeInput[],
	context: Context,
): Promise<Case> {
	const parties = new Map(theCase.parties);
	const interests = new Map(theCase.interests.map((one) => [one.id, one]));
	for (const input of inputs) {
		const by = input.testimony?.by ?? input.rebuttal?.by;
		for (const party of by ? await partiesOf(by, context) : []) {
			parties.set(party.id, party);
			const own = await context.reads.interestsOfParty.load(party.id);
			const others = await context.reads.interestsInParty.load(party.id);
			for (const one of [...own, ...others]) interests.set(one.id, one);
		}
	}
	return { ...theCase, parties, interests: [...interests.values()] };
}

async function changesOf(
	theCase: Case,
	input: HypotheticalChangeInput,
	options: { readonly at: number; readonly context: Context },
): Promise<HypotheticalChange[]> {
	const { at, context } = options;
	const id = `supposed ${at}`;
	const { testimony, rebuttal, without, differently, interest } = input;
	if (testimony) {
		const source = await sourceOf(testimony.by, id, context);
		const stance = testimony.stance ?? 'ASSERTS';
		return [{ of: 'ADD', id, source, says: { role: 'TESTIMONY', stance }, interest: testimony.interest ?? null }];
	}
	if (rebuttal) {
		const source = await sourceOf(rebuttal.by, id, context);
		const targetId = rebuttal.target == null ? null : statementOf(theCase, rebuttal.target, at).id;
		const says = { role: 'REBUTTAL', stance: rebuttal.stance ?? 'DENIES', targetId } as const;
		return [{ of: 'ADD', id, source, says, interest: rebuttal.interest ?? null }];
	}
	if (without != null) return [{ of: 'REMOVE', statementId: statementOf(theCase, without, at).id }];
	if (differently) {
		const { supports, opposes, interest: judged } = differently;
		const { id: statementId, role } = statementOf(theCase, differently.statement, at);
		const stance = supports ?? opposes;
		if (stance && role !== (supports ? 'TESTIMONY' : 'REBUTTAL'))
			throw new BadRequest(`changes.${at}: \`${statementId}\` is a ${role.toLowerCase()}; ${stance} does not fit it`);
		return [
			...(stance ? [{ of: 'RESTANCE', statementId, stance } as const] : []),
			...(judged ? [{ of: 'REJUDGE', statementId, interest: judged } as const] : []),
		];
	}
	if (!interest) return [];
	const partyId = await idOf('party', interest.party, context);
	return [{ of: 'INTEREST', partyId, kind: interest.kind, inPartyId: await idOf('party', interest.inParty, context) }];
}

function statementOf(theCase: Case, ref: string, at: number) {
	const statement = theCase.statements.find((one) => one.id === ref);
	if (!statement) throw new BadRequest(`changes.${at}: there is no statement \`${ref.slice(0, 80)}\` under this claim`);
	return statement;
}

async function idOf(kind: 'party' | 'source', ref: string, { reads }: Context): Promise<string> {
	const id = await reads.find(kind, ref);
	if (id === null) throw new BadRequest(`there is no ${kind} \`${ref.slice(0, 80)}\``);
	return id;
}

async function onRecord(by: SupposedSource, context: Context): Promise<Source | null> {
	return by.source == null ? null : context.reads.source.load(await idOf('source', by.source, context));
}

async function partiesOf(by: SupposedSource, context: Context): Promise<Party[]> {
	const source = await onRecord(by, context);
	const ids = source?.partyIds ?? (await Promise.all((by.parties ?? []).map((ref) => idOf('party', ref, context))));
	return (await context.reads.party.loadMany(ids)) as Party[];
}

async function sourceOf(by: SupposedSource, id: string, context: Context): Promise<Source> {
	const source = await onRecord(by, context);
	if (source) return source;
	const attribution = by.attribution ?? 'ON_RECORD';
	const heads = by.headcount ?? 1;
	if (heads < 1 || heads > 1_000_000) throw new BadRequest(`headcount is ${heads}; give 1 to 1000000`);
	return {
		id: `${id} source`,
		slug: id,
		storyId: null,
		attribution,
		directness: by.directness ?? usualDirectness(attribution),
		headcount: { least: heads, most: heads },
		described: null,
		documentId: null,
		partyIds: (await partiesOf(by, context)).map((party) => party.id),
		mayOverlapIds: [],
		recordedAt: context.office.now(),
	};
}
