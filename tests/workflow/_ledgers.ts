import { writeProblem } from '../../src/interop/ledger/problem.js';
import { readLedger } from '../../src/interop/ledger/readLedger.js';
import { importLedger } from '../../src/workflow/importLedger.js';
import { must, refusals, type World } from '../_world.js';

/** A small story to be edited. */
export const bridge = `counterclaim: 1
story: {key: bridge, title: Who knew of the cracks, language: en}
documents:
  courier: {outlet: The Courier, language: en}
  herald: {outlet: The Herald, language: en}
parties:
  authority: {kind: organization, name: Harbour Authority}
  lindqvist: {kind: person, name: Mara Lindqvist}
sources:
  engineers: {attribution: anonymous, headcount: {least: 3}, document: courier}
  lindqvist: {attribution: on-record, party: lindqvist, document: courier}
  authority: {attribution: spokesperson, party: authority, document: courier}
claims:
  known:
    text: The Harbour Authority knew of the cracks.
    about: {authority: unfavourable}
    said:
      - {by: engineers, asserts}
      - {by: authority, denies: no report of cracks reached the board}
  reported:
    text: The inspection found cracks.
    said:
      - {by: engineers, asserts}
`;
/** One of its statements. */
export const denial = '{by: authority, denies: no report of cracks reached the board}';

type Options = Parameters<typeof importLedger>[2];

function read(text: string) {
	const reading = readLedger(text, { file: 'story.yaml', now: '2026-01-01T00:00:00.000Z' });
	if (!reading.ok) throw new Error(reading.problems.map(writeProblem).join('\n'));
	return reading;
}

/** Takes a ledger in; answers what was added (without what was not), found and moved. */
export async function take(world: World, text: string, options: Options = {}) {
	const { saved, thing, effects } = must(await importLedger(world.office, read(text).ledger, options));
	const added = Object.fromEntries(Object.entries(thing.added).filter(([, count]) => count > 0));
	return { saved, added, findings: thing.findings, effects };
}

/** Why a ledger is refused: the line it is said of, the code and the message. */
export async function refused(world: World, text: string) {
	const { ledger, locate } = read(text);
	const errors = refusals(await importLedger(world.office, ledger));
	return errors.map((one) => ({ ...one, line: text.split('\n')[locate(one.path).line - 1] }));
}

/** The text with one part of it replaced; throws where it has no such part. */
export function edit(text: string, ...changes: readonly (readonly [part: string, by: string])[]): string {
	return changes.reduce((edited, [part, by]) => {
		if (!edited.includes(part)) throw new Error(`the ledger has no ${part}`);
		return edited.replace(part, () => by);
	}, text);
}

/** Every row of every table but the audit log, which notes that a file was imported even where it holds nothing new. */
export const everything = (world: Pick<World, 'database'>, options: { readonly audit?: boolean } = {}) =>
	world.database.read(async (session) => {
		const tables = await session.query<{ name: string }>(
			session.dialect === 'sqlite'
				? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
				: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
		);
		const rows: Record<string, unknown[]> = {};
		for (const { name } of tables.filter((one) => options.audit || !one.name.startsWith('audit')))
			rows[name] = await session.query(`SELECT * FROM "${name}"`);
		return rows;
	});

/** The statement that a ledger knows under a claim by this key. */
export const statementOf = async (world: World, claim: string, ledgerKey: string) => {
	const [row] = await world.database.read((session) =>
		session.query<{ id: string; words: string | null; sourceId: string }>(
			`SELECT s.id, s.words, s.source_id AS "sourceId" FROM statement s JOIN claim c ON c.id = s.claim_id
			WHERE c.slug = ? AND s.ledger_key = ?`,
			[claim, ledgerKey],
		),
	);
	return row;
};
