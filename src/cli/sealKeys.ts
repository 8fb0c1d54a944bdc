import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newKey } from '../store/sealing/ciphers.js';
import { KeyTrouble, readKeyFile, writeKeyFile } from '../store/sealing/keyFiles.js';
import { type SealKeys, sealFile } from '../store/sealing/sealKeys.js';
import { newSigningFile, readSigningKey } from '../store/sealing/signing.js';
import type { Office } from '../workflow/office.js';
import { type Rotated, rotateKeys, withKeysHeld } from '../workflow/rotateKeys.js';
import { counted } from './counted.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';
import { progressOf } from './progress.js';

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

/** `counterclaim keys rotate`: a new master key first, on the disk, then every seal under it. */
export async function rotate(options: {
	readonly database?: string;
	readonly dropOld?: boolean;
	readonly json?: boolean;
}): Promise<void> {
	const file = process.env.SEAL_KEY_FILE?.trim() || null;
	const bar = progressOf('seals');
	const done = await withOffice(
		options.database,
		async (office) => {
			if (office.keys?.seal() == null)
				throw new Failure(
					'counterclaim: there is no key to rotate; SEAL_KEY_FILE says where it is',
					exitCodes.environment,
				);
			const resumed = file === null ? null : await addKey(office, file);
			const rotated = await rotateKeys(office, requiredKeys(office), { onStep: (count) => bar.step(count, count) });
			const dropped = options.dropOld && file !== null ? await dropOld(office, file) : 0;
			return { ...rotated, resumed, dropped };
		},
		{ mustExist: true, anyMethod: true },
	)
		.catch((error: unknown) => {
			if (error instanceof KeyTrouble) throw new Failure(`counterclaim: ${error.message}`, exitCodes.environment);
			throw error;
		})
		.finally(bar.stop);
	if (options.json) printJson(done);
	else print(describe(done));
}

const requiredKeys = (office: Office): SealKeys => {
	const keys = office.keys?.seal();
	if (!keys) throw new KeyTrouble('the keys are gone');
	return keys;
};

/** A new key at the head of the file, unless a rotation was stopped: then it goes on with the one it had made. Whether it does. */
const addKey = (office: Office, file: string): Promise<boolean> =>
	withKeysHeld(office, async (unfinished) => {
		if (await unfinished(requiredKeys(office))) return true;
		writeKeyFile(file, sealFile([newKey().toString('base64'), ...readKeyFile(file)]), { replace: true });
		return false;
	});

/** Leaves the newest key alone in the file, where no seal is under another; how many went. */
const dropOld = (office: Office, file: string): Promise<number> =>
	withKeysHeld(office, async (unfinished) => {
		const [current = '', ...old] = readKeyFile(file);
		if (old.length === 0 || (await unfinished(requiredKeys(office)))) return 0;
		writeKeyFile(file, sealFile([current]), { replace: true });
		return old.length;
	});

function describe(done: Rotated & { readonly resumed: boolean | null; readonly dropped: number }): string {
	const { keyId, rewrapped, webhooks, resumed, dropped } = done;
	const what = counted(rewrapped, 'seals') + (webhooks > 0 ? ` and ${counted(webhooks, 'webhooks')}` : '');
	const first = resumed ? 'Went on where a rotation had been stopped. ' : '';
	const old =
		dropped > 0
			? `The old keys (${dropped}) are out of the file; keep them elsewhere for as long as there are backups from before.`
			: 'The old keys stay in the file, for backups from before; --drop-old takes them out.';
	return `${first}${what} wrapped anew; all are under ${keyId} now. ${resumed === null ? '' : old}`.trim();
}
