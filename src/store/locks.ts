import { loadCases, type StoredCase } from './cases.js';
import type { Tx } from './database.js';
import { loadCaseWithDependents, loadDependents, loadFoundations } from './scores.js';
import { inParts, places } from './sql.js';

/**
 * Holds claims until the transaction ends, in the order of their ids: nobody else scores them meanwhile, and what is
 * read of their cases from now on is what others have kept. On SQLite a writer is alone as it is.
 */
export async function holdClaims(tx: Tx, ids: readonly string[]): Promise<void> {
	if (tx.dialect === 'sqlite' || ids.length === 0) return;
	// Not FOR UPDATE: whoever has added a statement holds a share of its claim's key, and two such would wait for each other.
	await inParts([...ids].sort(), (part) =>
		tx.query(`SELECT id FROM claim WHERE id IN ${places(part)} ORDER BY id FOR NO KEY UPDATE`, part),
	);
}

type Links = ReadonlyMap<string, readonly string[]>;

/** As `loadDependents`, with the claims and their dependents held: none comes to lean on them before this ends. */
export const holdDependents = (tx: Tx, claimIds: readonly string[]): Promise<Links> =>
	holdAll(tx, claimIds, { load: () => loadDependents(tx, claimIds), idsOf: (links) => [...links.keys()] });

/** As `holdDependents` of one claim, with its case as it then is. */
export async function holdCase(
	tx: Tx,
	claimId: string,
): Promise<{ readonly theCase: StoredCase | null; readonly dependents: Links }> {
	if (tx.dialect === 'sqlite') return loadCaseWithDependents(tx, claimId);
	const dependents = await holdDependents(tx, [claimId]);
	return { theCase: (await loadCases(tx, [claimId])).get(claimId) ?? null, dependents };
}

/** Holds claims and those that lean on them, as `holdDependents` does. */
export async function holdWithDependents(tx: Tx, claimIds: readonly string[]): Promise<void> {
	if (tx.dialect === 'postgres') await holdDependents(tx, claimIds);
}

/**
 * As `loadFoundations` of the claims that links are to lead to, with all held that they lean on, and the claims they are to
 * lead from with their dependents: of links that would close a cycle together, the later one sees the earlier.
 */
export async function holdBothEnds(
	tx: Tx,
	links: { readonly from: readonly string[]; readonly to: readonly string[] },
): Promise<Links> {
	if (tx.dialect === 'sqlite') return loadFoundations(tx, links.to);
	const { foundations } = await holdAll(tx, [...links.from, ...links.to], {
		load: async () => ({
			foundations: await loadFoundations(tx, links.to),
			dependents: await loadDependents(tx, links.from),
		}),
		idsOf: ({ foundations, dependents }) => [...[...foundations].flat(2), ...dependents.keys()],
	});
	return foundations;
}

/** Holds the claims and what is found around them; looks again until nothing is found that is not held. */
async function holdAll<T>(
	tx: Tx,
	claimIds: readonly string[],
	around: { readonly load: () => Promise<T>; readonly idsOf: (found: T) => readonly string[] },
): Promise<T> {
	const held = new Set<string>();
	for (;;) {
		const found = await around.load();
		if (tx.dialect === 'sqlite') return found;
		const free = [...new Set([...claimIds, ...around.idsOf(found)])].filter((id) => !held.has(id));
		if (free.length === 0) return found;
		await holdClaims(tx, free);
		for (const id of free) held.add(id);
	}
}

/**
 * Holds parties and the sources that speak for them until the transaction ends: whoever is just recording what one of
 * them says is waited for, and who comes after sees what is recorded of the party now.
 */
export async function holdSpeakers(tx: Tx, partyIds: readonly string[]): Promise<void> {
	if (tx.dialect === 'sqlite') return;
	const parties = [...partyIds].sort();
	await inParts(parties, (part) =>
		tx.query(`SELECT id FROM party WHERE id IN ${places(part)} ORDER BY id FOR UPDATE`, part),
	);
	await inParts(parties, (part) =>
		tx.query(
			`SELECT id FROM source WHERE id IN (SELECT source_id FROM source_party WHERE party_id IN ${places(part)})
			ORDER BY id FOR UPDATE`,
			part,
		),
	);
}

/** Holds a source until the transaction ends: whoever is just recording what it says is waited for. */
export async function holdSource(tx: Tx, sourceId: string): Promise<void> {
	if (tx.dialect === 'postgres') await tx.query('SELECT id FROM source WHERE id = ? FOR UPDATE', [sourceId]);
}
