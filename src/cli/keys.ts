import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { KeyTrouble, writeKeyFile } from '../store/sealing/keyFiles.js';
import { sealFile } from '../store/sealing/sealKeys.js';
import { newSigningFile, readSigningKey } from '../store/sealing/signing.js';
import { print, printJson } from './environment.js';
import { exitCodes, Failure } from './failure.js';

/** `counterclaim keys init`: makes the keys of an installation, and says what to set and to keep. */
export function init(options: { readonly folder: string; readonly json?: boolean }): void {
	const seal = join(options.folder, 'seal.key');
	const audit = join(options.folder, 'audit.key');
	orFail(() => {
		mkdirSync(options.folder, { recursive: true, mode: 0o700 });
		writeKeyFile(seal, sealFile(), { replace: false });
		writeKeyFile(audit, newSigningFile(), { replace: false });
	});
	const { publicKey } = readSigningKey(audit);
	if (options.json) printJson({ sealKeyFile: seal, auditKeyFile: audit, publicKey });
	else
		print(
			[
				'Made two keys, which only their owner may read. Set',
				`  SEAL_KEY_FILE=${seal}`,
				`  AUDIT_KEY_FILE=${audit}`,
				'Without the first, nobody opens what was sealed with it: keep a copy where the database and its backups are not.',
				`Heads of the audit log are signed with the second; publish its public key: ${publicKey}`,
			].join('\n'),
		);
}

/** What goes wrong with keys is for whoever called. */
export function orFail<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof KeyTrouble || (error as NodeJS.ErrnoException).syscall !== undefined)
			throw new Failure(`counterclaim: ${(error as Error).message}`, exitCodes.environment);
		throw error;
	}
}
