import type { Problems } from '../core/problems.js';
import type { SealKeys } from '../store/sealing/sealKeys.js';
import { type FoundSeal, loadSeals, loadSeated } from '../store/seals.js';
import type { Office, Work } from './office.js';

/** The master keys; null with a problem noted where this installation has none. */
export function requireKeys({ keys }: Office, problems: Problems, path: string): SealKeys | null {
	const found = keys?.seal() ?? null;
	if (!found)
		problems.add(
			'CONFLICT',
			path,
			'this installation has no key to seal with: counterclaim keys init makes one, SEAL_KEY_FILE says where it is',
		);
	return found;
}

/** The seal of a source; null with a problem noted where there is none, or no longer. */
export async function requireSeal({ tx, problems }: Work, sourceId: string): Promise<FoundSeal | null> {
	if (sourceId === '') return null;
	const found = (await loadSeals(tx, [sourceId])).get(sourceId);
	if (!found) problems.add('NOT_FOUND', 'source', 'this source is not sealed');
	else if (found.destroyedAt !== null)
		problems.add('CONFLICT', 'source', `the seal was destroyed on ${found.destroyedAt}, and with it what it held`);
	return found && found.destroyedAt === null ? found : null;
}

/** Notes a problem where the actor is not one of those who may open a seal: a person, in person. */
export function requireReader({ actor, problems }: Work, seal: FoundSeal | null): void {
	if (!seal) return;
	if (actor.kind !== 'USER')
		problems.add('NOT_PERMITTED', 'source', 'a seal is for people who are signed in themselves, one by one');
	else if (!seal.readerIds.includes(actor.id ?? ''))
		problems.add('NOT_PERMITTED', 'source', `${actor.name} is not one of the readers of this seal`);
}

/** The readers given, or the actor: each somebody who is an editor, or more, at the desk of the source. */
export async function checkReaders(
	{ tx, problems, actor }: Work,
	{ given, sourceId }: { readonly given: readonly string[] | null | undefined; readonly sourceId: string },
): Promise<string[]> {
	const own = actor.kind === 'USER' && actor.id !== null ? [actor.id] : [];
	const readers = [...new Set(problems.list('readers', given ?? own))];
	if (readers.length === 0) problems.add('INVALID', 'readers', 'somebody has to be able to open it; name a reader');
	if (sourceId === '' || readers.length === 0) return readers;
	const [source] = await tx.query<{ deskId: string }>('SELECT desk_id AS "deskId" FROM source WHERE id = ?', [
		sourceId,
	]);
	const seated = await loadSeated(tx, readers, { deskId: source?.deskId ?? '', least: 'EDITOR' });
	for (const [at, id] of readers.entries())
		if (!seated.has(id))
			problems.add(
				'INVALID',
				['readers', String(at)],
				`\`${id.slice(0, 80)}\` is no editor at this desk; name one by id`,
			);
	return readers;
}
