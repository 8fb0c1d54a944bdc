import { readFile } from 'node:fs/promises';
import { foundingDeskId } from '../core/desk.js';
import { readLedger } from '../interop/ledger/readLedger.js';
import { keyOfVersion, loadScales } from '../store/verdicts.js';
import { type ImportReport, importLedger } from '../workflow/importLedger.js';
import type { Office } from '../workflow/office.js';
import { counted } from './counted.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';
import { progressOf } from './progress.js';

interface Options {
	readonly database?: string;
	readonly dryRun?: boolean;
	readonly json?: boolean;
}

/** `counterclaim import FILE`: takes a story ledger into the record, in one transaction. */
export async function importFile(file: string, options: Options): Promise<void> {
	const text = await readFile(file, 'utf8').catch((error: Error) => {
		throw new Failure(`counterclaim: ${file} cannot be read: ${error.message}`, exitCodes.environment);
	});
	const ratings = /^verdicts:/m.test(text) ? await withOffice(options.database, ratingsIn) : undefined;
	const read = readLedger(text, { file, now: new Date().toISOString(), ...(ratings && { ratings }) });
	if (!read.ok) return refuse(read.problems, options);
	const bar = progressOf('claims');
	const recorded = await withOffice(options.database, (office) =>
		importLedger(office, read.ledger, { dryRun: options.dryRun ?? false, onStep: bar.step }),
	).finally(bar.stop);
	if (!recorded.ok) {
		const problems = recorded.errors.map(({ path, message }) => ({ file, ...read.locate(path), message }));
		return refuse(problems, options);
	}
	const { thing: report, effects, saved } = recorded.value;
	const moved = effects.length;
	if (options.json) printJson({ saved, ...report, scoresMoved: moved });
	else print(describe(report, { saved, moved }));
}

/** The keys of the ratings that a verdict may have here. */
async function ratingsIn({ database }: Office): Promise<readonly string[]> {
	const scales = await database.read((session) => loadScales(session, [keyOfVersion(foundingDeskId)]));
	return scales.get(keyOfVersion(foundingDeskId))?.ratings.map((one) => one.key) ?? [];
}

function refuse(
	problems: readonly { file: string; line: number; column: number; message: string }[],
	options: Options,
): never {
	if (options.json) printJson({ saved: false, problems });
	const lines = problems.map((one) => `${one.file}:${one.line}:${one.column}: ${one.message}`);
	const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
	throw new Failure([...lines, `${count}; nothing was imported.`].join('\n'), exitCodes.refused);
}

function describe(report: ImportReport, outcome: { readonly saved: boolean; readonly moved: number }): string {
	const added = Object.entries(report.added).flatMap(([kind, count]) => (count > 0 ? [counted(count, kind)] : []));
	const did = outcome.saved ? 'Added' : 'Would add';
	const lines = [
		added.length > 0
			? `${did} ${added.join(', ')}; ${counted(outcome.moved, 'scores')} moved.`
			: 'Nothing new: all of it is on record.',
	];
	for (const { of, field, recorded, given } of report.findings) {
		lines.push(
			field === null
				? `  ${of} is no longer in the file; it stays on record (${recorded}). To take it back, retract it.`
				: `  ${of} has another ${field} on record: ${recorded ?? 'none'}; the file has ${given ?? 'none'}. Left as it is.`,
		);
	}
	return lines.join('\n');
}
