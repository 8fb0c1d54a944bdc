import { assessAsOf } from '../core/asOf.js';
import { opinionOf } from '../core/contestedness/opinion.js';
import { type Action, type Actor, may } from '../core/permissions.js';
import type { Problems } from '../core/problems.js';
import { loadCasesWithFoundations } from '../store/cases.js';
import { loadChanges } from '../store/changes.js';
import type { Tx } from '../store/database.js';
import { type Once, onceBy } from '../store/recordingKeys.js';
import type { RecordingKeyRow } from '../store/rows/recordingKey.js';
import type { Effect, Office, Recorded, RecordOptions } from './office.js';

/** What is to be done once, where a key says so. */
export function onceOf(
	actor: Actor,
	options: RecordOptions & { readonly clientMutationId?: string },
	problems: Problems,
): Once | null {
	const { idempotencyKey, dryRun: _, clientMutationId: __, tellOnce: ___, ...given } = options;
	if (idempotencyKey === null || idempotencyKey === undefined) return null;
	return onceBy(actor, problems.text('idempotencyKey', idempotencyKey, { most: 200 }), given);
}

/** Answers what was recorded under a key as it was answered then. The key of another recording is a problem. */
export async function answerAgain<T>(
	done: RecordingKeyRow,
	once: Once,
	{ tx, office, action, problems }: { tx: Tx; office: Office; action: Action; problems: Problems },
): Promise<Recorded<T>> {
	if (done.action !== action || done.givenHash !== once.givenHash)
		problems.add(
			'CONFLICT',
			'idempotencyKey',
			`this key was given on ${done.at} for something else (${done.action}); give each recording a key of its own, and a retry the same input`,
		);
	else if (!done.desks.every((desk) => may(office.actor, action, desk)))
		problems.add('NOT_PERMITTED', 'idempotencyKey', `${office.actor.name} may not ${action} at this desk any more`);
	const effects = problems.errors.length > 0 ? [] : await effectsOf(tx, done.effects, office);
	return { saved: true, replayed: true, thing: done.thing as T, effects };
}

/** The steps of scores with their cases as these stood then. */
async function effectsOf(tx: Tx, steps: RecordingKeyRow['effects'], { method }: Office): Promise<Effect[]> {
	if (steps.length === 0) return [];
	const changeAt = await loadChanges(tx, steps);
	const cases = await loadCasesWithFoundations(
		tx,
		steps.map((one) => one.claimId),
	);
	return steps.flatMap(({ claimId, step }) => {
		const change = changeAt(claimId, step);
		const stored = cases.get(claimId);
		const then = change && assessAsOf(cases, claimId, { moment: { recordedBy: change.at }, method });
		if (!change || !stored || !then) return [];
		const before = { support: change.supportBefore ?? 0, opposition: change.oppositionBefore ?? 0 };
		const after = { support: change.supportAfter, opposition: change.oppositionAfter };
		const { event, statementId, causeClaimId, at } = change;
		const { statements, retractions, judgements, interests, links } = then.case;
		return {
			claimId,
			step,
			before: opinionOf(before, method.weights),
			case: { ...stored, statements, retractions, judgements, interests, links },
			assessment: {
				...then.assessment,
				opinion: opinionOf(after, method.weights),
				// A getter of its class, which is not spread.
				weights: then.assessment.weights,
			},
			at,
			cause: { event, statementId, causeClaimId },
		};
	});
}
