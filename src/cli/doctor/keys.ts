import { dirname, resolve } from 'node:path';
import { sealsByKey } from '../../store/inspection/record.js';
import { counted } from '../counted.js';
import { check, type Installation, ok, recordCheck, warning, wrong } from './check.js';
import { findingOf, isOfKeys } from './mistakes.js';

/** The keys of the installation: whether they can be read, by their owner alone, and open what was sealed. Never what they are. */
export const keyChecks = [
	check('key files', ({ mistakes, config, env }) => {
		const found = mistakes.filter(isOfKeys).map(findingOf);
		if (found.length > 0) return found;
		const has = [
			config.keys.seal() ? 'sealed sources' : [],
			config.keys.audit() ? 'heads of the audit log' : [],
		].flat();
		if (has.length === 0) return ok('there are no keys, so no source can be sealed and no head be signed');
		const mode = env.SEAL_KEY?.trim() ? '; that for seals stands in the environment' : '';
		return ok(`keys for ${has.join(' and ')} can be read${mode}`);
	}),
	check('where keys are', ({ env, location }) => {
		if (location?.engine !== 'sqlite') return null;
		const beside = dirname(resolve(location.path));
		return ['SEAL_KEY_FILE', 'AUDIT_KEY_FILE'].flatMap((name) => {
			const file = env[name]?.trim();
			if (!file || dirname(resolve(file)) !== beside) return [];
			return warning(
				`${name} is in the folder of the database: who copies the one has the other`,
				'keep keys elsewhere, and in other backups',
			);
		});
	}),
	recordCheck('seals', async (database, { config, mistakes }: Installation) => {
		const unread = mistakes.some((one) => isOfKeys(one) && one.path[0] !== 'AUDIT_KEY_FILE');
		const keys = unread ? null : config.keys.seal();
		const found = await database.read((session) => sealsByKey(session, keys));
		if (found.length === 0) return null;
		const findings = found.map(({ keyId, seals, state }) => {
			const sealed = `${counted(seals, 'sealed sources')} under ${keyId}`;
			if (state === 'NO_KEY')
				return wrong(
					`${sealed} cannot be opened: that key is not at hand`,
					'put it back into the file at SEAL_KEY_FILE, below the newest; a backup of the keys has it',
				);
			if (state === 'BROKEN')
				return wrong(
					`${sealed}: the one that was tried is not as it was made`,
					'counterclaim audit verify says whether the log is whole; a backup has the seal as it was',
				);
			if (keyId !== keys?.current.id)
				return warning(
					`${sealed}, which is not the newest key: a rotation was not finished`,
					'counterclaim keys rotate',
				);
			return ok(`${sealed} can be opened`);
		});
		return findings;
	}),
];
