import type { Case } from './case.js';
import type { Assessment, WeightFactor } from './contestedness/assessment.js';
import { groupBy } from './group.js';
import type { Messages, Speakers } from './messages/catalogue.js';
import type { Party } from './party.js';
import { isPublicationVoice, isUnnamed, type Source } from './source.js';
import { isPartial, type Rebuttal, type Response, type Statement } from './statement.js';
import type { Document } from './story.js';
import { inLanguage } from './text.js';

/** A source in a few words: names, a spokesperson, an outlet, or how many unnamed people. */
export function nameOfSource(
	source: Source,
	options: { readonly parties: readonly Party[]; readonly document: Document | null; readonly messages: Messages },
): string {
	const { messages, document } = options;
	if (isUnnamed(source.attribution))
		return messages.unnamedPeople(source.headcount?.least ?? 1, source.headcount?.most ?? null);
	const names = options.parties.map((party) => inLanguage(party.names, messages.language, party.name));
	const joined = messages.together(names);
	if (source.attribution === 'SPOKESPERSON') return messages.spokesperson(joined);
	if (joined) return joined;
	if (isPublicationVoice(source.attribution)) return messages.publication(document?.outlet ?? null, source.attribution);
	return document?.outlet ?? source.described ?? messages.theRecord;
}

/**
 * One sentence that a reader can use: the level and the score, who asserts it, who opposes it and how, who took no
 * side, and whether the record is thin. Composed from the case; nothing of it is canned.
 */
export function summarise(theCase: Case, assessment: Assessment, options: { readonly messages: Messages }): string {
	const { messages } = options;
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	const standing = theCase.statements.filter((one) => !retracted.has(one.id));
	const { opinion } = assessment;
	const score = opinion.support > 0 && opinion.opposition > 0 ? opinion.score : null;
	const support = forIt(theCase, standing, messages);
	const opposition = againstIt(theCase, standing, assessment, messages);
	const nobody = support.length + opposition.length === 0 ? [messages.nobodySpeaks] : null;
	const parts = [
		...(nobody ?? (support.length > 0 ? support : opinion.level === 'REFUTED_ONLY' ? [] : [messages.nobodyAsserts])),
		...(nobody ? [] : opposition.length > 0 ? opposition : [messages.nobodyOpposes]),
		...silent(theCase, standing, messages),
	];
	const attacked = new Set(standing.flatMap((one) => (one.role === 'REBUTTAL' && one.targetId ? [one.targetId] : [])));
	if (attacked.size > 0) parts.push(messages.answered(attacked.size));
	if (retracted.size > 0) parts.push(messages.retracted(retracted.size));
	return messages.sentence(messages.opening(messages.level[opinion.level], { score, thin: opinion.thin }), parts);
}

function forIt(theCase: Case, standing: readonly Statement[], messages: Messages): string[] {
	const speakers = standing.filter((one) => one.role === 'TESTIMONY');
	const claims = textsOfLinks(theCase, 'RESTS_ON', messages);
	const parts: string[] = [];
	if (speakers.length > 0) parts.push(messages.asserts(named(speakers, theCase, messages)));
	if (claims.length > 0) parts.push(messages.restsOn(claims));
	return parts;
}

function againstIt(
	theCase: Case,
	standing: readonly Statement[],
	assessment: Assessment,
	messages: Messages,
): string[] {
	const rebuttals = standing.filter((one): one is Rebuttal => one.role === 'REBUTTAL' && one.targetId === null);
	const serves = (one: Rebuttal) =>
		assessment.weights.get(one.id)?.factors.some((factor) => factor.of === 'INTEREST' && factor.interest === 'SERVES');
	const parts: string[] = [];
	for (const partial of [false, true]) {
		for (const serving of [false, true]) {
			const group = rebuttals.filter((one) => isPartial(one.stance) === partial && Boolean(serves(one)) === serving);
			if (group.length > 0) parts.push(messages.denies(named(group, theCase, messages), { partial, serving }));
		}
	}
	const claims = textsOfLinks(theCase, 'OPPOSED_BY', messages);
	if (claims.length > 0) parts.push(messages.opposedBy(claims));
	return parts;
}

function silent(theCase: Case, standing: readonly Statement[], messages: Messages): string[] {
	const silences = standing.filter((one) => one.role === 'SILENCE');
	const groups = groupBy(silences, (one) => (one.role === 'SILENCE' ? one.response : 'QUERIED') as Response);
	return [...groups].map(([response, group]) => messages.stoodSilent(named(group, theCase, messages), response));
}

/** The linked claims that weigh something: one that leans no way, or the other way, neither carries nor opposes. */
const textsOfLinks = (theCase: Case, kind: 'RESTS_ON' | 'OPPOSED_BY', messages: Messages): string[] =>
	theCase.links
		.filter((one) => one.link.kind === kind && one.lean > 0)
		.map((one) => inLanguage(one.translations, messages.language, one.text));

function named(statements: readonly Statement[], theCase: Case, messages: Messages): Speakers {
	const names = new Set(statements.map((one) => nameOfSpeaker(one, theCase, messages)));
	return { names: [...names].slice(0, 3), more: Math.max(0, names.size - 3) };
}

/** The name of a statement's source, as the case knows it. */
export function nameOfSpeaker(statement: Statement, theCase: Case, messages: Messages): string {
	const source = theCase.sources.get(statement.sourceId);
	if (!source) return messages.theRecord;
	const parties = source.partyIds.flatMap((id) => theCase.parties.get(id) ?? []);
	const document = theCase.documents.get(source.documentId ?? '') ?? null;
	return nameOfSource(source, { parties, document, messages });
}

/** What a factor of a weight stands for, in words. */
export function explainFactor(factor: WeightFactor, theCase: Case, messages: Messages): string {
	switch (factor.of) {
		case 'STANCE':
			return messages.factor.stance(factor.partial);
		case 'AMOUNT':
			switch (factor.voice.of) {
				case 'NAMED':
					return messages.factor.named(factor.voice.heads);
				case 'UNNAMED':
					return messages.factor.unnamed(factor.voice.heads);
				case 'DOCUMENT':
					return messages.factor.document;
				case 'ORGANIZATION':
					return messages.factor.organization;
			}
			break;
		case 'DIRECTNESS':
			return messages.factor.directness[factor.directness] ?? factor.directness;
		case 'INTEREST': {
			const { reason } = factor;
			const name = (id: string) => {
				const party = theCase.parties.get(id);
				return party ? inLanguage(party.names, messages.language, party.name) : id;
			};
			const names =
				reason.of === 'STAKE'
					? { party: name(reason.partyId), inParty: name(reason.inPartyId) }
					: { party: '', inParty: '' };
			return messages.interest(reason, names, factor.interest === 'SERVES');
		}
	}
}
