import { newKey, sha256 } from './ciphers.js';
import { KeyTrouble, readKeyFile } from './keyFiles.js';

/** A master key: it wraps the keys of sealed sources, and locks away addresses and secrets of webhooks. */
interface MasterKey {
	/** Made from the key itself, so that a wrong key is known by its name. */
	readonly id: string;
	readonly key: Buffer;
}

/** Master keys, the newest first: it wraps what is sealed from now on; the others open what was sealed before. */
export interface SealKeys {
	readonly current: MasterKey;
	find(id: string): MasterKey | null;
}

/** Reads master keys given as base64, the newest first. */
export function sealKeysFrom(given: readonly string[], where: string): SealKeys {
	const keys = given.map((text, at): MasterKey => {
		const key = Buffer.from(text, 'base64');
		if (!/^[A-Za-z0-9+/]{43}=$/.test(text) || key.length !== 32)
			throw new KeyTrouble(`${where} has no key at place ${at + 1}: a key is 32 bytes in base64, 44 characters`);
		return { id: `key_${sha256(`counterclaim master key 1 ${text}`).slice(0, 16)}`, key };
	});
	const [current] = keys;
	if (!current) throw new KeyTrouble(`${where} holds no key`);
	return { current, find: (id) => keys.find((one) => one.id === id) ?? null };
}

export const readSealKeys = (path: string): SealKeys => sealKeysFrom(readKeyFile(path), `the key file ${path}`);

/** A key file for these master keys (base64, the newest first), or for a new one. */
export const sealFile = (keys: readonly string[] = [newKey().toString('base64')]): string =>
	[
		'# Opens sealed sources. The first line wraps what is sealed from now on; the others open what was sealed before.',
		...keys,
		'',
	].join('\n');
