import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { brokenParts, lostReferences } from '../../store/inspection/sqliteFile.js';
import { check, databaseCheck, type Finding, ok, warning, wrong } from './check.js';

const mega = 2 ** 20;
const giga = 2 ** 30;

/** What a SQLite file needs: a folder to write in, room, and to be whole. */
export const fileChecks = [
	check('writable', ({ location }) => {
		if (location?.engine !== 'sqlite') return null;
		const folder = nearest(dirname(resolve(location.path)));
		// SQLite makes files beside its own.
		for (const path of [folder, ...filesOf(location.path)])
			if (!isWritable(path))
				return wrong(
					`${path} may not be written to by whoever runs this (user ${process.getuid?.() ?? 'unknown'})`,
					'run it as the owner, or give the file and its folder to who runs it: chown',
				);
		return ok(`${folder} may be written to`);
	}),
	check('room', ({ location }) => {
		if (location?.engine !== 'sqlite') return null;
		const folder = nearest(dirname(resolve(location.path)));
		const { bavail, bsize } = statfsSync(folder);
		return roomFinding(bavail * bsize, folder);
	}),
	check('log', ({ location }) => {
		if (location?.engine !== 'sqlite') return null;
		const size = sizeOf(`${resolve(location.path)}-wal`);
		return size === null ? null : logFinding(size);
	}),
	databaseCheck('integrity', async (database, { location, thorough }) => {
		if (location?.engine !== 'sqlite') return null;
		const size = sizeOf(resolve(location.path)) ?? 0;
		if (size > giga && !thorough)
			return ok(`the file has ${inWords(size)}, and was not read through; --thorough does that`);
		const broken = await database.read(brokenParts);
		if (broken.length > 0)
			return wrong(
				`the file is damaged: ${broken.slice(0, 3).join('; ')}${broken.length > 3 ? ' …' : ''}`,
				'stop the server, keep the file, and put the last good backup in its place',
			);
		const lost = await database.read(lostReferences);
		if (lost.length > 0)
			return wrong(
				`rows refer to others that are not there: ${lost.map((one) => `${one.rows} of ${one.table} to ${one.parent}`).join(', ')}`,
				'somebody has deleted by other means than this program; put the last good backup in its place',
			);
		return ok(`the file is whole (${inWords(size)}, without what is in the log beside it)`);
	}),
];

/** What it means to have so many bytes left on a disk. */
export function roomFinding(free: number, folder: string): Finding {
	const left = `${inWords(free)} left where ${folder} is`;
	if (free < 100 * mega) return wrong(left, 'make room: a full disk refuses every recording');
	return free < giga ? warning(left, 'make room before it is full') : ok(left);
}

/** What it means that the log beside the file has so many bytes. */
export const logFinding = (size: number): Finding =>
	size > 256 * mega
		? warning(
				`the log beside the file (-wal) has grown to ${inWords(size)}: a process that reads keeps it from being emptied`,
				'end processes that have had the file open for long, then start the server anew',
			)
		: ok(`the log beside the file has ${inWords(size)}`);

const inWords = (bytes: number): string =>
	bytes >= giga
		? `${(bytes / giga).toFixed(1)} GiB`
		: bytes >= mega
			? `${(bytes / mega).toFixed(1)} MiB`
			: `${Math.ceil(bytes / 1024)} KiB`;

const sizeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null;

const filesOf = (path: string): string[] =>
	['', '-wal', '-shm'].map((end) => `${resolve(path)}${end}`).filter((one) => existsSync(one));

/** A folder, or the nearest above it that is there. */
function nearest(folder: string): string {
	return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

function isWritable(path: string): boolean {
	try {
		accessSync(path, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
