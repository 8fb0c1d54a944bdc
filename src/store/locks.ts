import type { Tx } from './database.js';
import { loadDependents, loadFoundations } from './scores.js';
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

/** As `loadDependents`, with the claims and their dependents held: none comes to lean on them before this ends. */
export const holdDependents = (tx: Tx, claimIds: readonly string[]) =>
	holdAround(tx, claimIds, () => loadDependents(tx, claimIds));

/**
 * As `loadFoundations`, with the claim and all that it leans on held, and the claim that is to lean on it: of links that
 * would close a cycle together, the later one sees the earlier.
 */
export const holdFoundations = (tx: Tx, claimId: string, options: { readonly for: string }) =>
	holdAround(tx, [claimId, options.for], () => loadFoundations(tx, claimId));

type Links = Map<string, string[]>;

/** Holds the claims, and those that links lead to, until no more are found. */
async function holdAround(tx: Tx, claimIds: readonly string[], load: () => Promise<Links>): Promise<Links> {
	if (tx.dialect === 'sqlite') return load();
	const held = new Set<string>();
	for (let free = [...claimIds]; ; ) {
		await holdClaims(tx, free);
		for (const id of free) held.add(id);
		const links = await load();
		free = [...new Set([...links].flatMap(([id, others]) => [id, ...others]))].filter((id) => !held.has(id));
		if (free.length === 0) return links;
	}
}

/**
 * Holds parties and the sources that speak for them until the transaction ends: whoever is just recording what one of
 * them says is waited for, and who comes after sees what is recorded of the party now.
 */
export async function holdSpeakers(tx: Tx, partyIds: readonly string[]): Promise<void> {
	if (tx.dialect === 'sqlite') return;
	const parties = [...partyIds].sort();
	await tx.query(`SELECT id FROM party WHERE id IN ${places(parties)} ORDER BY id FOR UPDATE`, parties);
	await tx.query(
		`SELECT id FROM source WHERE id IN (SELECT source_id FROM source_party WHERE party_id IN ${places(parties)})
		ORDER BY id FOR UPDATE`,
		parties,
	);
}
