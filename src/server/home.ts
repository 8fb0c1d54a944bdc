import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `package.json`, `examples` and `dist`, whether this runs compiled or from source. */
export const home = findHome(dirname(fileURLToPath(import.meta.url)));

function findHome(folder: string): string {
	if (existsSync(join(folder, 'package.json'))) return folder;
	const parent = dirname(folder);
	if (parent === folder) throw new Error('package.json of counterclaim is not above its own code');
	return findHome(parent);
}
