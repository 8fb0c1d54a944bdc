import { createHash, createHmac } from 'node:crypto';
import type { Action, Actor } from '../core/permissions.js';
import type { Database, Tx } from './database.js';
import { RecordingKeyRow } from './rows/recordingKey.js';
import { hydrate, list } from './sql.js';
import { inSteps } from './steps.js';

/** How long a key is known, in ms. */
export const keyKeptFor = 86_400_000;

/** A recording that is to be done once, however often it is asked for. */
export interface Once {
	readonly keyHash: string;
	readonly givenHash: string;
}

/**
 * Names a recording by who asks for it and by their key. What was given is hashed with the key, which is kept nowhere: a
 * name that a client sent is not found again by trying names.
 */
export function onceBy(actor: Actor, key: string, given: unknown): Once {
	return {
		keyHash: createHash('sha256')
			.update(JSON.stringify([actor.kind, actor.id, key]))
			.digest('hex'),
		givenHash: createHmac('sha256', key).update(canonical(given)).digest('hex'),
	};
}

/** The same text for what says the same, in whichever order; what is null says nothing. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const fields = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
	const sorted = fields.sort(([one], [other]) => (one < other ? -1 : 1));
	return `{${sorted.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

/**
 * Takes a key for this transaction and answers null; or answers what was recorded under it before. Of two who take it at
 * once, the second waits for the first: a key that is taken by who then fails is free again.
 */
export async function takeKey(
	tx: Tx,
	once: Once,
	options: { readonly action: Action; readonly at: string },
): Promise<RecordingKeyRow | null> {
	const forgotten = new Date(Date.parse(options.at) - keyKeptFor).toISOString();
	await tx.query('DELETE FROM recording_key WHERE key_hash = ? AND at < ?', [once.keyHash, forgotten]);
	const taken = await tx.query(
		`INSERT INTO recording_key (key_hash, given_hash, action, desks, thing, effects, at) VALUES (?, ?, ?, '[]', 'null', '[]', ?)
		ON CONFLICT (key_hash) DO NOTHING RETURNING key_hash`,
		[once.keyHash, once.givenHash, options.action, options.at],
	);
	if (taken.length > 0) return null;
	const found = await tx.query(`SELECT ${list(RecordingKeyRow, 'k')} FROM recording_key k WHERE k.key_hash = ?`, [
		once.keyHash,
	]);
	return hydrate(RecordingKeyRow, found)[0] ?? null;
}

/** Keeps what a retry is answered. */
export const fillKey = (
	tx: Tx,
	{ keyHash }: Once,
	answer: Pick<RecordingKeyRow, 'desks' | 'thing' | 'effects'>,
): Promise<void> => tx.update(RecordingKeyRow, { keyHash }, { ...answer, thing: answer.thing ?? null });

/** Forgets the keys taken before a moment, in short transactions. */
export async function forgetKeys(database: Database, before: string): Promise<number> {
	const atOnce = 5_000;
	return inSteps(atOnce, async () => {
		const gone = await database.write((tx) =>
			tx.query(
				`DELETE FROM recording_key WHERE key_hash IN (SELECT key_hash FROM recording_key WHERE at < ? LIMIT ${atOnce}) RETURNING key_hash`,
				[before],
			),
		);
		return gone.length;
	});
}
