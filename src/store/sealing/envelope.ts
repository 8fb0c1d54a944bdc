import type { Sealed } from '../../core/seal.js';
import { newKey, open, seal } from './ciphers.js';
import type { SealKeys } from './sealKeys.js';

/**
 * An identity under a key of its own, and that key under a master key. Both are bound to the source, so that neither can
 * be put under another.
 */
export interface Envelope {
	readonly keyId: string;
	readonly wrappedKey: string;
	readonly envelope: string;
}

/** What is sealed is filled up to a multiple of this many bytes, so that its length tells no name. */
const block = 512;

export function sealIdentity(keys: SealKeys, sourceId: string, { identity, headcount }: Sealed): Envelope {
	const own = newKey();
	const text = JSON.stringify({ identity, headcount });
	const length = Math.ceil(Buffer.byteLength(text) / block) * block;
	// White space at the end of JSON is no part of it.
	const filled = Buffer.alloc(length, ' ');
	filled.write(text);
	return { ...wrapped(keys, sourceId, own), envelope: seal(own, aboutIdentity(sourceId), filled) };
}

/** What an envelope holds; else why it cannot be opened: its master key is not at hand, or it is not as it was made. */
export function openIdentity(
	keys: SealKeys,
	sourceId: string,
	{ keyId, wrappedKey, envelope }: Envelope,
): Sealed | 'NO_KEY' | 'BROKEN' {
	const master = keys.find(keyId);
	if (!master) return 'NO_KEY';
	const own = open(master.key, aboutKey(sourceId, keyId), wrappedKey);
	const text = own && open(own, aboutIdentity(sourceId), envelope);
	return text ? (JSON.parse(text.toString()) as Sealed) : 'BROKEN';
}

/** The same envelope under the current master key. */
export function rewrap(
	keys: SealKeys,
	sourceId: string,
	{ keyId, wrappedKey }: Pick<Envelope, 'keyId' | 'wrappedKey'>,
): Pick<Envelope, 'keyId' | 'wrappedKey'> | 'NO_KEY' | 'BROKEN' {
	const master = keys.find(keyId);
	if (!master) return 'NO_KEY';
	const own = open(master.key, aboutKey(sourceId, keyId), wrappedKey);
	return own ? wrapped(keys, sourceId, own) : 'BROKEN';
}

function wrapped({ current }: SealKeys, sourceId: string, own: Uint8Array): Pick<Envelope, 'keyId' | 'wrappedKey'> {
	return { keyId: current.id, wrappedKey: seal(current.key, aboutKey(sourceId, current.id), own) };
}

const aboutKey = (sourceId: string, keyId: string): string => `counterclaim seal 1 key ${sourceId} ${keyId}`;
const aboutIdentity = (sourceId: string): string => `counterclaim seal 1 identity ${sourceId}`;
