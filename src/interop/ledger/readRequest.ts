import { instantFrom } from '../../core/dates.js';
import type { LedgerRequest, LedgerStatement } from '../../core/ledger.js';
import { limits } from '../../core/problems.js';
import { channels, checkRequest, outcomeKindOf, type RequestDraft } from '../../core/reply.js';
import { type DeskFrame, requireOnce } from './deskFrame.js';
import type { Spot } from './reading.js';
import { type Filled, record } from './record.js';
import { ref, spots, text, word } from './shapes.js';
import { eitherOf, named } from './words.js';

const fields = {
	claim: ref('claims'),
	party: ref('parties'),
	question: text,
	language: text,
	channel: word(channels),
	'asked-at': text,
	deadline: text,
	reminders: spots,
	outcome: text,
};
const requestShape = record('a request', fields, {
	needs: ['claim', 'party', 'question', 'channel', 'asked-at', 'deadline'],
});
type Read = Filled<typeof fields>;

/** What a party was asked, and which statement of the file came of it. */
export function readRequest(spot: Spot, frame: DeskFrame): LedgerRequest | undefined {
	const { reading, now } = frame;
	const read = requestShape(spot, reading);
	if (!read) return undefined;
	const { claim, party, question, channel, deadline, language = frame.story.language, reminders = [] } = read.values;
	const askedAt = read.values['asked-at'];
	if (!claim || !party || !question || !channel || !askedAt || !deadline) return undefined;
	const draft: RequestDraft & { readonly askedAt: string } = {
		...{ claim, party, question, language, channel, deadline, askedAt },
	};
	const where = { ...read.spots, askedAt: read.spots['asked-at'] };
	reading.check(spot, where, (problems) => checkRequest(draft, problems, { now }));
	requireOnce(spot, `request ${claim} ${party} ${instantFrom(askedAt)}`, {
		frame,
		what: `a request to ${named(party)} about ${named(claim)} of ${askedAt}`,
	});
	return {
		path: spot.path,
		draft,
		reminders: reminders.flatMap((one) => readReminder(one, draft, frame) ?? []),
		outcome: outcomeOf(read, { claim, party }, frame),
	};
}

const reminderShape = record('a reminder', { at: text, channel: word(channels), note: text }, { needs: ['at'] });

function readReminder(
	spot: Spot,
	request: { readonly askedAt: string },
	{ reading, now }: DeskFrame,
): LedgerRequest['reminders'][number] | undefined {
	const read = reminderShape(spot, reading);
	if (!read) return undefined;
	const { at, channel, note } = read.values;
	if (at === undefined) return undefined;
	reading.check(spot, { at: read.spots.at, note: read.spots.note }, (problems) => {
		const remindedAt = problems.pastInstant('at', at, { now });
		problems.optionalText('note', note, { most: limits.words });
		const askedAt = instantFrom(request.askedAt);
		if (remindedAt && askedAt && remindedAt < askedAt)
			problems.add('INVALID', 'at', `at ${at} is before it was asked, ${request.askedAt}`);
	});
	return { path: spot.path, remindedAt: at, channel, note };
}

/** The statement that the request became; a mistake is noted where the claim has none such, or it is another party's. */
function outcomeOf(
	read: Read,
	{ claim, party }: { readonly claim: string; readonly party: string },
	{ ledger, reading }: DeskFrame,
): LedgerRequest['outcome'] {
	const key = read.values.outcome;
	const at = read.spots.outcome;
	if (key === undefined || !at) return null;
	const statements = ledger.claims.find((one) => one.key === claim)?.statements ?? [];
	const speaks = ({ said }: LedgerStatement) =>
		ledger.sources.find((one) => one.key === said.draft.source)?.draft.parties?.includes(party) ?? false;
	const own = statements.filter(speaks).map((one) => one.key);
	const statement = statements.find((one) => one.key === key);
	const theirs =
		own.length > 0 ? `of ${named(party)} there is ${eitherOf(own)}` : `${named(party)} says nothing under it`;
	if (!statement)
		reading.add(
			at,
			`no statement ${named(key)} under ${named(claim)}${reading.suggest(key, { among: statements.map((one) => one.key), else: theirs })}`,
		);
	else if (!speaks(statement))
		reading.add(at, `${named(key)} is not said by ${named(party)}, who was asked; ${theirs}`);
	else {
		const { said } = statement;
		const kind = outcomeKindOf({
			role: said.role,
			response: said.role === 'SILENCE' ? said.draft.response : undefined,
		});
		if (kind) return { kind, statement: key, path: at.path };
		reading.add(at, `${named(key)} is no answer to a question; an outcome is what a party said, or would not`);
	}
	return null;
}
