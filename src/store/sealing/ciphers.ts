import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const lengths = { key: 32, nonce: 12, tag: 16 } as const;

/** A new secret key. Its chance is the system's own, never the office's, which tests repeat. */
export const newKey = (): Buffer => randomBytes(lengths.key);

/** Bytes encrypted under a key (AES-256-GCM), in base64: nonce, tag and what is encrypted. `about` is bound to them and not kept. */
export function seal(key: Uint8Array, about: string, bytes: Uint8Array): string {
	const nonce = randomBytes(lengths.nonce);
	const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(about));
	const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The bytes that were sealed; null where the key, what they are about, or any bit is another. */
export function open(key: Uint8Array, about: string, sealed: string): Buffer | null {
	const all = Buffer.from(sealed, 'base64');
	const start = lengths.nonce + lengths.tag;
	if (all.length < start) return null;
	try {
		const decipher = createDecipheriv(algorithm, key, all.subarray(0, lengths.nonce), {
			authTagLength: lengths.tag,
		}).setAAD(Buffer.from(about));
		decipher.setAuthTag(all.subarray(lengths.nonce, start));
		return Buffer.concat([decipher.update(all.subarray(start)), decipher.final()]);
	} catch {
		return null;
	}
}

/** SHA-256 in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A digest that cannot be tried out without the secret: HMAC-SHA-256 in hexadecimal. */
export const keyedDigest = (secret: Uint8Array, text: string): string =>
	createHmac('sha256', secret).update(text).digest('hex');
