import type { Standing } from './claim.js';
import type { Action } from './permissions.js';

/** One move that a claim may make from tip to published. */
export interface PermittedMove {
	readonly from: Standing;
	readonly to: Standing;
	/** What whoever moves it must be permitted to do. */
	readonly action: Action;
	readonly needsReason: boolean;
	/** Only of a claim that the public sees, or only of one that it never saw; of either where left out. */
	readonly ofPublic?: boolean;
}

/**
 * All the moves there are. What the public has seen is never unsaid: it is corrected, or withdrawn with a reason, and
 * stays to be read as such.
 */
export const permittedMoves: readonly PermittedMove[] = [
	{ from: 'INTAKE', to: 'CHECKING', action: 'moveClaim', needsReason: false },
	{ from: 'INTAKE', to: 'WITHDRAWN', action: 'withdrawClaim', needsReason: true },
	{ from: 'CHECKING', to: 'INTAKE', action: 'moveClaim', needsReason: true },
	{ from: 'CHECKING', to: 'READY', action: 'moveClaim', needsReason: false },
	{ from: 'CHECKING', to: 'WITHDRAWN', action: 'withdrawClaim', needsReason: true },
	{ from: 'READY', to: 'CHECKING', action: 'moveClaim', needsReason: true },
	{ from: 'READY', to: 'PUBLISHED', action: 'publishClaim', needsReason: false },
	{ from: 'READY', to: 'WITHDRAWN', action: 'withdrawClaim', needsReason: true },
	// While the embargo holds, nobody has seen it.
	{ from: 'PUBLISHED', to: 'READY', action: 'publishClaim', needsReason: true, ofPublic: false },
	{ from: 'PUBLISHED', to: 'CORRECTED', action: 'correctClaim', needsReason: true, ofPublic: true },
	{ from: 'PUBLISHED', to: 'WITHDRAWN', action: 'withdrawClaim', needsReason: true },
	{ from: 'CORRECTED', to: 'WITHDRAWN', action: 'withdrawClaim', needsReason: true, ofPublic: true },
	{ from: 'WITHDRAWN', to: 'CHECKING', action: 'withdrawClaim', needsReason: true, ofPublic: false },
];

/** Where a claim stands, and whether the public sees it. */
export interface Stand {
	readonly standing: Standing;
	readonly isPublic: boolean;
}

/** The moves that a claim may make from where it stands. */
export const movesFrom = ({ standing, isPublic }: Stand): readonly PermittedMove[] =>
	permittedMoves.filter((move) => move.from === standing && (move.ofPublic ?? isPublic) === isPublic);

/** The move from where a claim stands to another standing; null where there is none. */
export const moveTo = (stand: Stand, to: Standing): PermittedMove | null =>
	movesFrom(stand).find((move) => move.to === to) ?? null;

/** What else somebody must be permitted to do who imports a claim that stands so already. */
export const actionToArrive: Readonly<Record<Standing, Action | null>> = {
	INTAKE: null,
	CHECKING: null,
	READY: 'moveClaim',
	PUBLISHED: 'publishClaim',
	CORRECTED: 'correctClaim',
	WITHDRAWN: 'withdrawClaim',
};

/** One step of a claim from tip to published. */
export interface ClaimMove {
	readonly claimId: string;
	/** 1 for the first, then 2, 3 … */
	readonly sequence: number;
	readonly from: Standing;
	readonly to: Standing;
	readonly reason: string | null;
	/** The wording that it was moved with. */
	readonly revision: number;
	/** Until when the public was not to see it, where that was decided with the move. */
	readonly embargoUntil: string | null;
	readonly at: string;
	/** The user who answers for it; null for whoever has the machine. */
	readonly byUserId: string | null;
}
