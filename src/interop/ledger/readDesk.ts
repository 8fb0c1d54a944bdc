import type { Ledger, LedgerDesk, LedgerLeave, LedgerPerson } from '../../core/ledger.js';
import { roles } from '../../core/permissions.js';
import { limits } from '../../core/problems.js';
import { isUnnamed } from '../../core/source.js';
import { type DeskFrame, requireOnce, requireRole } from './deskFrame.js';
import type { Reading, Spot } from './reading.js';
import { readRequest } from './readRequest.js';
import { readVerdict } from './readVerdict.js';
import { type Filled, record } from './record.js';
import { ref, type Shape, section, spots, text, word } from './shapes.js';
import { named } from './words.js';

const whole: Shape<Spot> = (spot) => spot;

/** The sections of a ledger that say what the desk did. */
export const deskFields = {
	desk: whole,
	requests: spots,
	verdicts: spots,
	approvals: spots,
	overrides: spots,
};

/** What the desk did: read after the rest, to which all of it refers. */
export function readDesk(
	file: Filled<typeof deskFields>,
	ledger: Ledger,
	options: Omit<DeskFrame, 'ledger' | 'people' | 'taken'>,
): LedgerDesk {
	const { desk, requests = [], verdicts = [], approvals = [], overrides = [] } = file.values;
	const people = section(desk, options.reading, (key, spot) => readPerson(key, spot, options.reading));
	const byKey = new Map(people.map((one) => [one.key, one]));
	const frame: DeskFrame = { ...options, ledger, people: byKey, taken: new Set() };
	return {
		people,
		requests: requests.flatMap((spot) => readRequest(spot, frame) ?? []),
		verdicts: verdicts.flatMap((spot) => readVerdict(spot, frame) ?? []),
		approvals: approvals.flatMap((spot) => readApproval(spot, frame) ?? []),
		overrides: overrides.flatMap((spot) => readOverride(spot, frame) ?? []),
	};
}

const personShape = record('a person of the desk', { name: text, role: word(roles) }, { needs: ['name', 'role'] });

function readPerson(key: string, spot: Spot, reading: Reading): LedgerPerson | undefined {
	const { name, role } = personShape(spot, reading)?.values ?? {};
	if (name === undefined || role === undefined) return undefined;
	reading.check(spot, {}, (problems) => problems.text('name', name, { most: limits.name }));
	return { key, path: spot.path, name, role };
}

const approvalShape = record(
	'an approval',
	{ claim: ref('claims'), source: ref('sources'), because: text, by: ref('desk') },
	{ needs: ['claim', 'source', 'because', 'by'] },
);

function readApproval(spot: Spot, frame: DeskFrame): LedgerLeave | undefined {
	const { reading, ledger } = frame;
	const read = approvalShape(spot, reading);
	if (!read) return undefined;
	const { claim, source, because, by } = read.values;
	requireRole(read.spots.by, by, { frame, action: 'approveSource' });
	checkReason(read, because, reading);
	const attribution = ledger.sources.find((one) => one.key === source)?.draft.attribution;
	if (source && attribution && !isUnnamed(attribution))
		reading.add(read.spots.source ?? spot, `${named(source)} speaks by name; it needs no approval`);
	if (!claim || !source || !because || !by) return undefined;
	requireOnce(spot, `approval ${claim} ${source}`, {
		frame,
		what: `an approval of ${named(source)} for ${named(claim)}`,
	});
	return { path: spot.path, claim, source, reason: because, by };
}

const overrideShape = record(
	'an override',
	{ claim: ref('claims'), because: text, by: ref('desk') },
	{ needs: ['claim', 'because', 'by'] },
);

function readOverride(spot: Spot, frame: DeskFrame): Omit<LedgerLeave, 'source'> | undefined {
	const { reading, ledger } = frame;
	const read = overrideShape(spot, reading);
	if (!read) return undefined;
	const { claim, because, by } = read.values;
	requireRole(read.spots.by, by, { frame, action: 'overridePolicy' });
	checkReason(read, because, reading);
	if (!claim || !because || !by) return undefined;
	const standing = ledger.claims.find((one) => one.key === claim)?.draft.standing ?? 'INTAKE';
	if (standing !== 'PUBLISHED' && standing !== 'CORRECTED')
		reading.add(
			read.spots.claim ?? spot,
			`${named(claim)} is ${named(standing.toLowerCase())}; an override goes with publishing, so make it \`published\` or leave this out`,
		);
	requireOnce(spot, `override ${claim}`, { frame, what: `an override for ${named(claim)}` });
	return { path: spot.path, claim, reason: because, by };
}

const checkReason = (read: Pick<Filled<never>, 'spot' | 'spots'>, because: string | undefined, reading: Reading) =>
	reading.check(read.spot, { reason: read.spots.because }, (problems) => {
		if (because !== undefined) problems.text('reason', because, { most: limits.text });
	});
