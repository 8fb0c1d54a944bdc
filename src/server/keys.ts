import { KeyTrouble } from '../store/sealing/keyFiles.js';
import type { Keys } from '../store/sealing/keys.js';
import { readSealKeys, type SealKeys, sealKeysFrom } from '../store/sealing/sealKeys.js';
import { readSigningKey, type SigningKey } from '../store/sealing/signing.js';

/** Where the keys of an installation are, and that they can be had; files are read anew each time, so that a rotation is seen. */
export function keysFrom(
	given: (name: string) => string | undefined,
	wrong: (name: string, message: string) => void,
): Keys {
	const file = given('SEAL_KEY_FILE');
	const text = given('SEAL_KEY');
	const auditFile = given('AUDIT_KEY_FILE');
	if (file !== undefined && text !== undefined)
		wrong('SEAL_KEY', 'is given beside SEAL_KEY_FILE; give one of the two, so that it is plain which keys count');
	const seal = (): SealKeys | null => {
		if (file !== undefined) return readSealKeys(file);
		return text === undefined ? null : sealKeysFrom(text.split(','), 'SEAL_KEY');
	};
	const audit = (): SigningKey | null => (auditFile === undefined ? null : readSigningKey(auditFile));
	const tried = (name: string, read: () => unknown) => {
		try {
			read();
		} catch (error) {
			if (!(error instanceof KeyTrouble)) throw error;
			wrong(name, `cannot be used: ${error.message}`);
		}
	};
	tried(file === undefined ? 'SEAL_KEY' : 'SEAL_KEY_FILE', seal);
	tried('AUDIT_KEY_FILE', audit);
	return Object.freeze({ seal, audit });
}
