/** What `dist/playground/manifest.json` says: which files were built, from what. Every name carries its content's hash. */
export interface Manifest {
	/** Fingerprint of what the files were made from and by. */
	readonly madeFrom: string;
	readonly script: string;
	readonly style: string;
	/** Monaco's worker files by the label it asks for them with. */
	readonly workers: Readonly<Record<string, string>>;
	/** All files; each that is no compressed font has a `.gz` beside it. */
	readonly files: readonly string[];
}

export const manifestName = 'manifest.json';

/** Whether a file gains nothing from gzip. */
export const isPacked = (name: string): boolean => /\.woff2?$/.test(name);
