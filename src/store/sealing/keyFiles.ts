import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Why keys cannot be had, and what helps; never what is in them. */
export class KeyTrouble extends Error {}

/** The lines of a key file that nobody but its owner may read; what follows `#` is for people. */
export function readKeyFile(path: string): string[] {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) throw new KeyTrouble(`there is no key file at ${path}; counterclaim keys init makes one`);
	const mode = found.mode & 0o777;
	if ((mode & 0o077) !== 0)
		throw new KeyTrouble(
			`the key file ${path} may be read or written by others than its owner (mode ${mode.toString(8).padStart(4, '0')}); chmod 600 it, and think whether somebody has read it`,
		);
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		throw new KeyTrouble(
			`the key file ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no reason given'})`,
		);
	}
	return text.split('\n').flatMap((line) => line.replace(/#.*/, '').trim() || []);
}

/** Writes a key file whole or not at all: beside it first, on the disk, then under its name. Another's is never replaced unless that is said. */
export function writeKeyFile(path: string, text: string, options: { readonly replace: boolean }): void {
	if (!options.replace && statSync(path, { throwIfNoEntry: false }))
		throw new KeyTrouble(`there is a file at ${path} already, and it may hold the only key to something; it stays`);
	const beside = `${path}.${randomBytes(6).toString('hex')}`;
	const file = openSync(beside, 'wx', 0o600);
	try {
		writeSync(file, text);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
	chmodSync(beside, 0o600);
	renameSync(beside, path);
	const folder = openSync(dirname(path), 'r');
	fsyncSync(folder);
	closeSync(folder);
}
