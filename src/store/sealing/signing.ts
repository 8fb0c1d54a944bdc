import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { type AuditHead, headText, type SignedHead } from '../../core/audit.js';
import { KeyTrouble, readKeyFile } from './keyFiles.js';

/** What signs daily heads of the audit log (Ed25519). */
export interface SigningKey {
	/** The raw public key, in base64. */
	readonly publicKey: string;
	sign(head: AuditHead): SignedHead;
}

/** A key file for a new signing key: its seed, in base64. */
export function newSigningFile(): string {
	const { privateKey } = generateKeyPairSync('ed25519');
	const seed = privateKey.export({ format: 'jwk' }).d ?? '';
	return [
		'# Signs the daily heads of the audit log (Ed25519). Whoever has it can sign another history: keep it away from the database.',
		`# Public key: ${publicKeyOf(privateKey)}`,
		Buffer.from(seed, 'base64url').toString('base64'),
		'',
	].join('\n');
}

export function readSigningKey(path: string): SigningKey {
	const [line, ...more] = readKeyFile(path);
	const seed = Buffer.from(line ?? '', 'base64');
	if (seed.length !== 32 || more.length > 0)
		throw new KeyTrouble(
			`the key file ${path} is not as counterclaim keys init makes it: one line of 32 bytes in base64`,
		);
	const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
	const publicKey = publicKeyOf(key);
	return {
		publicKey,
		sign: (head) => {
			const { date, sequence, hash } = head;
			const signature = sign(null, Buffer.from(headText(head)), key).toString('base64');
			return { date, sequence, hash, signature, publicKey };
		},
	};
}

/** Whether a head is signed by the key that it names. */
export function isSigned(head: SignedHead): boolean {
	const raw = Buffer.from(head.publicKey, 'base64');
	if (raw.length !== 32) return false;
	const key = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
	return verify(null, Buffer.from(headText(head)), key, Buffer.from(head.signature, 'base64'));
}

const publicKeyOf = (key: KeyObject): string =>
	createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length).toString('base64');

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');
