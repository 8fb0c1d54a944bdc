import { systemActor } from '../core/permissions.js';
import { Changes } from '../store/audit/changes.js';
import { closeRecording } from '../store/audit/log.js';
import type { Tx } from '../store/database.js';
import { rewrap } from '../store/sealing/envelope.js';
import { KeyTrouble } from '../store/sealing/keyFiles.js';
import type { SealKeys } from '../store/sealing/sealKeys.js';
import { lockVault, openVault } from '../store/sealing/vaults.js';
import { holdSeals, sealsUnderOthers, storeWrapped } from '../store/seals.js';
import { inSteps } from '../store/steps.js';
import { storeVault, vaultsUnderOthers } from '../store/webhooks.js';
import type { Office } from './office.js';

export interface Rotated {
	/** The master key that wraps all seals now. */
	readonly keyId: string;
	/** How many seals were under another. */
	readonly rewrapped: number;
	/** How many webhooks had address and secrets under another, or under none. */
	readonly webhooks: number;
}

export interface RotateOptions {
	/** How many are wrapped anew in one transaction. */
	readonly atOnce?: number;
	readonly onStep?: (rewrapped: number) => void;
}

/**
 * Does something with the key file while nobody seals and nobody else changes it: answers whether seals are still under
 * another key than the current one.
 */
export const withKeysHeld = <T>(
	{ database }: Office,
	work: (unfinished: (keys: SealKeys) => Promise<boolean>) => Promise<T>,
): Promise<T> =>
	database.write(async (tx) => {
		await holdSeals(tx);
		return work(async ({ current: { id } }) => {
			const seals = await sealsUnderOthers(tx, id, 1);
			return seals.length > 0 || (await vaultsUnderOthers(tx, id, 1)).some((one) => one.vaultKeyId !== null);
		});
	});

/**
 * Wraps every seal's own key, and what is locked away of webhooks, under the current master key, some in a transaction: whenever it is stopped, each seal is under
 * the one or the other, and another run does the rest. What is sealed itself is not opened.
 */
export async function rotateKeys(office: Office, keys: SealKeys, options: RotateOptions = {}): Promise<Rotated> {
	const most = options.atOnce ?? 100;
	const { database } = office;
	const rewrapped = await inSteps(
		most,
		() => database.write((tx) => rewrapSome(office, { tx, keys, most })),
		options.onStep,
	);
	const webhooks = await inSteps(most, () => database.write((tx) => relockSome(office, { tx, keys, most })));
	return { keyId: keys.current.id, rewrapped, webhooks };
}

/** Locks addresses and secrets of webhooks away under the current master key; those that were under none too. */
async function relockSome(
	office: Office,
	{ tx, keys, most }: { readonly tx: Tx; readonly keys: SealKeys; readonly most: number },
): Promise<number> {
	await holdSeals(tx);
	const found = await vaultsUnderOthers(tx, keys.current.id, most);
	if (found.length === 0) return 0;
	for (const { id, ...kept } of found) {
		const vault = openVault(keys, id, kept);
		if (typeof vault === 'string') throw troubleWith(vault, `the webhook ${id}`, kept.vaultKeyId);
		await storeVault(tx, id, lockVault(keys, id, vault));
	}
	await noteRotated(office, tx, { keyId: keys.current.id, ids: found.map((one) => one.id) });
	return found.length;
}

async function rewrapSome(
	office: Office,
	{ tx, keys, most }: { readonly tx: Tx; readonly keys: SealKeys; readonly most: number },
): Promise<number> {
	await holdSeals(tx);
	const found = await sealsUnderOthers(tx, keys.current.id, most);
	if (found.length === 0) return 0;
	const wrapped = found.map(({ sourceId, ...old }) => {
		const anew = rewrap(keys, sourceId, old);
		if (typeof anew === 'string') throw troubleWith(anew, `the seal of ${sourceId}`, old.keyId);
		return { sourceId, wrappedKey: anew.wrappedKey };
	});
	await storeWrapped(tx, keys.current.id, wrapped);
	await noteRotated(office, tx, { keyId: keys.current.id, ids: found.map((one) => one.sourceId) });
	return found.length;
}

/** Why what is locked away cannot be had, and what helps. */
const troubleWith = (why: 'NO_KEY' | 'BROKEN', what: string, keyId: string | null): KeyTrouble =>
	new KeyTrouble(
		why === 'NO_KEY'
			? `${what} is under the key ${keyId}, which is not given; put it back after the new one, and run this again`
			: `${what} is not as it was made: something was changed in the database`,
	);

async function noteRotated(
	office: Office,
	tx: Tx,
	{ keyId, ids }: { readonly keyId: string; readonly ids: readonly string[] },
): Promise<void> {
	const changes = new Changes();
	changes.tell({ objectIds: ids, after: { rewrapped: ids.length, keyId } });
	const deed = { actor: systemActor, action: 'rotateKeys', deskId: null, changes };
	await closeRecording(tx, { events: [], deed, at: office.now() });
}
