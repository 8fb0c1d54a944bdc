import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundingDeskId } from '../src/core/desk.js';
import type { Actor, Role } from '../src/core/permissions.js';
import { writeKeyFile } from '../src/store/sealing/keyFiles.js';
import type { Keys } from '../src/store/sealing/keys.js';
import { readSealKeys, sealFile } from '../src/store/sealing/sealKeys.js';
import { newSigningFile, readSigningKey } from '../src/store/sealing/signing.js';
import type { World } from './_world.js';

/** New keys of an installation, in files of their own. */
export function newKeys(): { readonly keys: Keys; readonly sealFile: string; readonly auditFile: string } {
	const folder = mkdtempSync(join(tmpdir(), 'counterclaim-keys-'));
	const [seal, audit] = [join(folder, 'seal.key'), join(folder, 'audit.key')];
	writeKeyFile(seal, sealFile(), { replace: false });
	writeKeyFile(audit, newSigningFile(), { replace: false });
	return {
		keys: { seal: () => readSealKeys(seal), audit: () => readSigningKey(audit) },
		sealFile: seal,
		auditFile: audit,
	};
}

/** Somebody with a seat at the founding desk, on record. */
export async function seated(world: World, name: string, role: Role): Promise<Actor> {
	const id = `usr_${name.padEnd(16, '0')}`;
	await world.database.write(async (tx) => {
		await tx.query("INSERT INTO desk VALUES (?, 'desk', 'Desk', '2026') ON CONFLICT (id) DO NOTHING", [foundingDeskId]);
		await tx.query("INSERT INTO desk_user (id, name, email, recorded_at) VALUES (?, ?, ?, '2026')", [
			id,
			name,
			`${name}@example.org`,
		]);
		await tx.query("INSERT INTO seat (user_id, desk_id, role, recorded_at) VALUES (?, ?, ?, '2026')", [
			id,
			foundingDeskId,
			role,
		]);
	});
	return { kind: 'USER', id, userId: id, name, seats: [{ deskId: foundingDeskId, role }] };
}
